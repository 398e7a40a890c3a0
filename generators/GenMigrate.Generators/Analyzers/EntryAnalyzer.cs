using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>Rules on migrations and seeds one by one, be they classes or SQL files.</summary>
public abstract class EntryAnalyzer : MigrationAnalyzer
{
    private protected EntryAnalyzer(params DiagnosticDescriptor[] rules)
        : base(rules)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (MigrationAttributes.Find(type) is not null && new RuleContext(symbol) is var rule && rule.Index.Find(type) is { } entry)
                {
                    Check(entry, rule);
                }
            },
            SymbolKind.NamedType);
        context.RegisterAdditionalFileAction(file =>
        {
            var rule = new RuleContext(file);
            if (SqlFileName.IsSqlFile(file.AdditionalFile.Path) && rule.Index.Find(file.AdditionalFile) is { } entry)
            {
                Check(entry, rule);
            }
        });
    }

    private protected abstract void Check(MigrationEntry entry, RuleContext context);
}
