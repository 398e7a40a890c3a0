using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>What a rule works with, whatever kind of place it looks at.</summary>
internal readonly struct RuleContext
{
    private readonly Action<Diagnostic> _report;

    public RuleContext(SymbolAnalysisContext context)
        : this(context.Compilation, context.Options, context.ReportDiagnostic, context.CancellationToken)
    {
    }

    public RuleContext(AdditionalFileAnalysisContext context)
        : this(context.Compilation, context.Options, context.ReportDiagnostic, context.CancellationToken)
    {
    }

    public RuleContext(SemanticModelAnalysisContext context)
        : this(context.SemanticModel.Compilation, context.Options, context.ReportDiagnostic, context.CancellationToken)
    {
    }

    public RuleContext(SyntaxNodeAnalysisContext context)
        : this(context.SemanticModel.Compilation, context.Options, context.ReportDiagnostic, context.CancellationToken)
    {
    }

    private RuleContext(Compilation compilation, AnalyzerOptions options, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Options = options;
        _report = report;
        CancellationToken = cancellationToken;
    }

    public Compilation Compilation { get; }

    public AnalyzerOptions Options { get; }

    public CancellationToken CancellationToken { get; }

    public MigrationIndex Index => MigrationIndex.Of(Compilation, Options, CancellationToken);

    public void Report(DiagnosticDescriptor rule, Location location, params object[] arguments) => _report(Diagnostic.Create(rule, location, arguments));

    /// <summary>Reports, and tells the fix for the rule whether it helps here.</summary>
    public void Report(DiagnosticDescriptor rule, Location location, bool hasFix, object[] arguments) =>
        _report(Diagnostic.Create(rule, location, hasFix ? Fixable.Yes : Fixable.No, arguments));
}
