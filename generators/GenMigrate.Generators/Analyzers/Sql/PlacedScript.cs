using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>SQL whose statements cannot be shown by themselves: a part of it is known at run time only, or it stands in a helper method.</summary>
/// <param name="text">The SQL, with a word for what is not known.</param>
/// <param name="place">The expression, or the call of the helper.</param>
/// <param name="isCode">Whether code executes it while it runs.</param>
internal sealed class PlacedScript(string text, SyntaxNode place, bool isCode) : SqlScript(text, isCode)
{
    public override Location LocationOf(SqlStatement statement) => place.GetLocation();
}
