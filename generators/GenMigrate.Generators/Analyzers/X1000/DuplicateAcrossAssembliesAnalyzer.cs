using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>
/// GENM1007: a version that a referenced assembly announces for the same registry. Two referenced assemblies that clash
/// have no place in the project: that finding has no location.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateAcrossAssembliesAnalyzer() : EntryAnalyzer(Descriptors.DuplicateAcrossAssemblies)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        base.Register(context);
        context.RegisterSemanticModelAction(static model =>
        {
            //// Of one file, so that the finding comes once, and not only at the end of a build.
            if (IsFirstFile(model.SemanticModel, model.CancellationToken))
            {
                CheckModules(new RuleContext(model));
            }
        });
    }

    private static bool IsFirstFile(SemanticModel model, CancellationToken cancellationToken) =>
        model.SyntaxTree == model.Compilation.SyntaxTrees.FirstOrDefault(tree => !GeneratedCode.IsGenerated(tree, cancellationToken));

    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (!entry.IsMigration || entry.Registry is null)
        {
            return;
        }

        var index = context.Index;
        if (index.Modules.FirstOrDefault(module => module.Name == entry.Registry && module.Versions.Contains(entry.Version)) is { } module)
        {
            context.Report(Descriptors.DuplicateAcrossAssemblies, entry.VersionLocation, entry.Version, index.GroupOf(entry).DisplayName, module.Assembly);
        }
    }

    private static void CheckModules(RuleContext context)
    {
        var seen = new Dictionary<(string, long), ModuleModel>();
        foreach (var module in context.Index.Modules)
        {
            foreach (var version in module.Versions)
            {
                if (!seen.TryGetValue((module.Name, version), out var first))
                {
                    seen.Add((module.Name, version), module);
                }
                else
                {
                    var group = MigrationGroup.NameOf(MigrationKind.Migration, module.Name);
                    context.Report(Descriptors.DuplicateAcrossAssemblies, Location.None, version, $"{group} in assembly '{first.Assembly}'", module.Assembly);
                }
            }
        }
    }
}
