using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>What the rules on habits say.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NotRepeatable = new(
        DiagnosticIds.NotRepeatable,
        "A migration depends on where and when it runs",
        "{0} differs from machine to machine or run to run, so databases do not end alike: {1}",
        Category.Habits,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.NotRepeatable));

    public static readonly DiagnosticDescriptor SqlOfRunTimeStrings = new(
        DiagnosticIds.SqlOfRunTimeStrings,
        "SQL is built from strings of the run time",
        "The text of this SQL is known at run time only, so neither its checksum nor any check covers it: write it as a constant, and pass values as parameters in a step of code",
        Category.Habits,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.SqlOfRunTimeStrings));

    public static readonly DiagnosticDescriptor DatabaseTouched = new(
        DiagnosticIds.DatabaseTouched,
        "A database is touched while a migration is described",
        "{0} touches a database in {1}, which only describes steps and also runs for plans and scripts: move it into a step, Run(name, ...)",
        Category.Habits,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.DatabaseTouched));
}
