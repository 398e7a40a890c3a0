using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM2002: a migration that generated code leaves out, because it cannot make one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CannotBeMadeAnalyzer() : EntryAnalyzer(Descriptors.CannotBeMade)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (entry is ClassEntry { Type: var type } && Explain(MigrationEligibility.Find(type)) is { } reason)
        {
            context.Report(Descriptors.CannotBeMade, entry.Location, type.Name, reason);
        }
    }

    private static string? Explain(MigrationObstacle obstacle) => obstacle switch
    {
        MigrationObstacle.Abstract => "it is abstract; remove 'abstract', or the attribute where it is a base class",
        MigrationObstacle.Generic => "it, or a class around it, has type parameters; derive a class without them, and mark that one",
        MigrationObstacle.Inaccessible => "it, or a class around it, is private or protected; make it internal",
        MigrationObstacle.FileLocal => "it, or a class around it, is local to its file; remove 'file'",
        MigrationObstacle.NoConstructor => "all of its constructors are private or protected, or take __arglist; make one internal or public",
        MigrationObstacle.UnusableParameter => "its constructor takes a parameter by reference, a ref struct or a pointer, which no service can be; take a service instead",
        MigrationObstacle.RequiredMembers => "it has required members; take them as parameters of the constructor, or mark the constructor with [SetsRequiredMembers]",
        _ => null,
    };
}
