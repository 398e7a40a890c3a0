using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>What the rules on databases in use say: locks, rewrites, lost data.</summary>
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

    public static readonly DiagnosticDescriptor ColumnRewrite = new(
        DiagnosticIds.ColumnRewrite,
        "Adding a column rewrites a table that is locked",
        "Adding '{0}' with {1} rewrites '{2}' under an ACCESS EXCLUSIVE lock, which blocks reads and writes: add the column without it, set the default for new rows, and fill existing rows in batches",
        Category.Safety,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.ColumnRewrite));

    public static readonly DiagnosticDescriptor KeyWithoutIndex = new(
        DiagnosticIds.KeyWithoutIndex,
        "A key builds its index while the table is locked",
        "Adding a {0} constraint builds an index on '{1}' under an ACCESS EXCLUSIVE lock, which blocks reads and writes: use CREATE UNIQUE INDEX CONCURRENTLY in an earlier migration, and add the constraint with USING INDEX",
        Category.Safety,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.KeyWithoutIndex));

    public static readonly DiagnosticDescriptor NotNullWithoutDefault = new(
        DiagnosticIds.NotNullWithoutDefault,
        "A required column has no value for existing rows",
        "Adding '{0}' as NOT NULL without a default fails if '{1}' has any row: add a default, or add the column as nullable, fill it, and set NOT NULL in a later migration",
        Category.Safety,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.NotNullWithoutDefault));
}
