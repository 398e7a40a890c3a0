using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>What a rule finds in a statement.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Script">Where the statement stands.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Fix">Whether a setting of the migration's attribute mends it.</param>
/// <param name="Arguments">Of the rule's message.</param>
internal sealed record SqlFinding(DiagnosticDescriptor Rule, SqlScript Script, SqlStatement Statement, bool Fix, params object[] Arguments);
