using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators;

/// <summary>SQL in literals of C#.</summary>
/// <param name="text">The constant, with the places its parts come from.</param>
/// <param name="tree">The code it stands in.</param>
/// <param name="isCode">Whether code executes it while it runs.</param>
internal sealed class LiteralScript(ConstantText text, SyntaxTree tree, bool isCode) : SqlScript(text.Value, isCode)
{
    public override Location LocationOf(SqlStatement statement) => Location.Create(tree, text.SpanOf(statement.Start, statement.Length));
}
