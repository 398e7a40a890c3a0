using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenMigrate.Generators.Tests;

/// <summary>
/// Holds generated code to what strict users hold their own to: no warning at the highest level, even without the
/// line that turns warnings off.
/// </summary>
internal static class CleanCode
{
    // A migration that is obsolete is its author's choice: the reason why that line is there.
    private static readonly string[] Allowed = ["CS0612", "CS0618"];

    public static void Check(CSharpCompilation compilation)
    {
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && IsGenerated(diagnostic))));
        foreach (var tree in compilation.SyntaxTrees.Where(IsGenerated))
        {
            var text = tree.ToString();
            Assert.Contains(ProgramEmitter.NoWarnings, text, StringComparison.Ordinal);
            var strict = CSharpSyntaxTree.ParseText(text.Replace(ProgramEmitter.NoWarnings, "", StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath);
            Assert.Empty(compilation.ReplaceSyntaxTree(tree, strict).GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info && IsGenerated(diagnostic) && !Allowed.Contains(diagnostic.Id)));
        }
    }

    private static bool IsGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree && IsGenerated(tree);

    private static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(ProgramEmitter.HintName, StringComparison.Ordinal);
}
