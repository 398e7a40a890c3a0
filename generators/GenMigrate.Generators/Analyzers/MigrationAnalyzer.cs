using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>What all rules share: silent without GenMigrate and, unless they say otherwise, on generated code.</summary>
public abstract class MigrationAnalyzer : DiagnosticAnalyzer
{
    private protected MigrationAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = ImmutableArray.Create(rules);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(OnGeneratedCode);
        context.RegisterCompilationStartAction(start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(KnownTypeNames.Migration).IsEmpty)
            {
                Register(start);
            }
        });
    }

    private protected virtual GeneratedCodeAnalysisFlags OnGeneratedCode => GeneratedCodeAnalysisFlags.None;

    private protected abstract void Register(CompilationStartAnalysisContext context);
}
