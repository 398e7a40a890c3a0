using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>
/// GENM2008, GENM2009: compares the migrations of the project with those that were registered. Analyzers see what other
/// source generators make, the generator does not. Looks at generated code, too.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegistrationAnalyzer() : EntryAnalyzer(Descriptors.NotRegistered, Descriptors.InGeneratedFile)
{
    private const string Unseen = "GenMigrate does not see what other source generators make, so write by hand ";

    private const string OldLanguage = "generated code requires C# 8 or later; set <LangVersion> in the project file";

    private protected override GeneratedCodeAnalysisFlags OnGeneratedCode =>
        GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (entry is not ClassEntry { Type: var type } || MigrationEligibility.Find(type) != MigrationObstacle.None)
        {
            return;
        }

        if (!ReferencesParser.CanHoldRegistry(context.Compilation))
        {
            context.Report(Descriptors.NotRegistered, entry.Location, type.Name, "never runs", OldLanguage);
        }
        else if (context.Index.Generated is { } generated)
        {
            Check((ClassEntry)entry, generated.Find(type), context);
        }
    }

    private static void Check(ClassEntry entry, RegisteredClass? registered, RuleContext context)
    {
        if (FindDifference(entry, registered) is var (what, advice) && !IsKnownByText(entry, context))
        {
            context.Report(Descriptors.NotRegistered, WrittenLocation(entry, context), entry.Type.Name, what, Unseen + advice);
        }

        if (registered is not null
            && entry.Attribute is { } attribute
            && GeneratedCode.IsGenerated(attribute.SyntaxTree, context.CancellationToken))
        {
            context.Report(Descriptors.InGeneratedFile, entry.Location, entry.Type.Name);
        }
    }

    // The attribute may stand in a part that is generated.
    private static Location WrittenLocation(ClassEntry entry, RuleContext context) => entry.Type.Locations
        .FirstOrDefault(place => place.SourceTree is { } tree && !GeneratedCode.IsGenerated(tree, context.CancellationToken)) ?? entry.Location;

    private static (string What, string Advice)? FindDifference(ClassEntry entry, RegisteredClass? registered)
    {
        if (registered is null)
        {
            return ("never runs", "the class, its base class, the constants of its attribute and the types that its constructor takes");
        }

        if (registered.Version != entry.Version || registered.Flags != entry.Facts.ToFlags(MigrationParser.HasDown(entry.Type)))
        {
            return ("is registered with other properties than it has", "its attributes and its Down");
        }

        return registered.Arguments != MigrationEligibility.FindConstructor(entry.Type)!.Parameters.Length
            ? ("cannot be instantiated", "its constructor")
            : null;
    }

    // What the generator takes by its text does not depend on anything: an editor has not run the generator again yet.
    private static bool IsKnownByText(ClassEntry entry, RuleContext context) =>
        entry.Attribute?.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } declaration
        && !GeneratedCode.IsGenerated(declaration.SyntaxTree, context.CancellationToken)
        && ProjectNames.Of(context.Compilation, context.CancellationToken).FindPlain(WrittenClass.Of(declaration)) is not null;
}
