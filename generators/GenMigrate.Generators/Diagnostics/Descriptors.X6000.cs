using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>What the rules on locks and rewrites say.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor IndexNotConcurrent = new(
        DiagnosticIds.IndexNotConcurrent,
        "An index is built while writes are blocked",
        "CREATE INDEX holds a SHARE lock on '{0}', which blocks writes until the index is built: use CREATE INDEX CONCURRENTLY in a separate migration with Transaction = TransactionMode.None",
        Category.Safety,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.IndexNotConcurrent));

    public static readonly DiagnosticDescriptor SetNotNull = new(
        DiagnosticIds.SetNotNull,
        "SET NOT NULL scans a table that is locked",
        "SET NOT NULL on '{0}' scans '{1}' under an ACCESS EXCLUSIVE lock, which blocks reads and writes: add CHECK ({0} IS NOT NULL) NOT VALID and validate it in an earlier migration",
        Category.Safety,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.SetNotNull));

    public static readonly DiagnosticDescriptor ConstraintNotValid = new(
        DiagnosticIds.ConstraintNotValid,
        "A constraint is validated while its table is locked",
        "Adding a {0} constraint scans '{1}' under {2}: add it as NOT VALID and run VALIDATE CONSTRAINT in a later migration",
        Category.Safety,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.ConstraintNotValid));
}
