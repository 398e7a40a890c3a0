using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>SQL of a migration, wherever in the project it stands.</summary>
/// <param name="text">The SQL.</param>
/// <param name="isCode">Whether code executes it while it runs, and not a step of its own.</param>
internal abstract class SqlScript(string text, bool isCode)
{
    public string Text { get; } = text;

    public bool IsCode { get; } = isCode;

    /// <summary>Where a statement of <see cref="Text"/> is written.</summary>
    public abstract Location LocationOf(SqlStatement statement);
}
