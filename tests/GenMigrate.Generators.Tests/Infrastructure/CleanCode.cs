using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenMigrate.Generators.Tests;

/// <summary>Holds generated code to what strict users hold their own to: no warning at the highest level.</summary>
internal static class CleanCode
{
    public static void Check(CSharpCompilation compilation)
    {
        var findings = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
            || (diagnostic.Severity >= DiagnosticSeverity.Info && IsGenerated(diagnostic)));
        Assert.Empty(findings);
    }

    private static bool IsGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath.EndsWith(ProgramEmitter.HintName, StringComparison.Ordinal) == true;
}
