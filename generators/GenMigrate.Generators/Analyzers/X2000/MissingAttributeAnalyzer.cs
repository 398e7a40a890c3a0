using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM2003: a migration that generated code could make, without a version, unless another class builds on it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingAttributeAnalyzer() : MigrationAnalyzer(Descriptors.MissingAttribute)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(
        static symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (type is { TypeKind: TypeKind.Class, IsAbstract: false }
                && MigrationAttributes.Find(type) is null
                && MigrationEligibility.Find(type) == MigrationObstacle.None)
            {
                Check(type, new RuleContext(symbol));
            }
        },
        SymbolKind.NamedType);

    private static void Check(INamedTypeSymbol type, RuleContext context)
    {
        var index = context.Index;
        if (!index.IsBaseType(type))
        {
            context.Report(Descriptors.MissingAttribute, type.Locations[0], type.Name, index.GroupOf(index.Settings.Module, MigrationKind.Migration).NextVersion);
        }
    }
}
