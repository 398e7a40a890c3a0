using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>What the rules on the shape of a migration say.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NotAMigration = new(
        DiagnosticIds.NotAMigration,
        "A class marked as a migration is none",
        "'{0}' is marked with [{1}] but derives from no migration, so it never runs: derive it from SqlMigration or MongoMigration, or remove the attribute",
        Category.Shape,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.NotAMigration));

    public static readonly DiagnosticDescriptor CannotBeMade = new(
        DiagnosticIds.CannotBeMade,
        "A migration cannot be instantiated",
        "'{0}' never runs, because generated code cannot make it: {1}",
        Category.Shape,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.CannotBeMade));

    public static readonly DiagnosticDescriptor MissingAttribute = new(
        DiagnosticIds.MissingAttribute,
        "A migration has no version",
        "'{0}' never runs, because it has no version: mark it with [Migration({1})], or make it abstract where it is a base class",
        Category.Shape,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.MissingAttribute));

    public static readonly DiagnosticDescriptor DuplicateName = new(
        DiagnosticIds.DuplicateName,
        "Two migrations share a name",
        "The name '{0}' is also that of version {1} of {2}: people cannot tell the two apart in the history, so rename the class or set Name",
        Category.Shape,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.DuplicateName));

    public static readonly DiagnosticDescriptor MixedDatabases = new(
        DiagnosticIds.MixedDatabases,
        "A registry mixes databases",
        "'{0}' is a {1}, while '{2}' of {3} is a {4}, and a registry runs on one database: set Registry on one of them",
        Category.Shape,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.MixedDatabases));

    public static readonly DiagnosticDescriptor BadSqlFile = new(
        DiagnosticIds.BadSqlFile,
        "An SQL file cannot be read as a migration",
        "{0}: {1}",
        Category.Shape,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.BadSqlFile));

    public static readonly DiagnosticDescriptor EmptySqlFile = new(
        DiagnosticIds.EmptySqlFile,
        "An SQL file has no statement",
        "{0} has no statement to apply, so it is a migration that changes nothing: write one, or set the severity of this rule to 'none' in .globalconfig",
        Category.Shape,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.EmptySqlFile));
}
