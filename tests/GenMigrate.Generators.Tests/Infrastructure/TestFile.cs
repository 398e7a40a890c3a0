using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators.Tests;

/// <summary>An additional file of a project. Each edit of it is another object, as in an editor.</summary>
internal sealed class TestFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
}
