using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>What the rules on transactions say.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NotInTransaction = new(
        DiagnosticIds.NotInTransaction,
        "A statement cannot run in a transaction",
        "{0}, and '{1}' runs in one: {2}",
        Category.Transactions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.NotInTransaction));

    public static readonly DiagnosticDescriptor TransactionControl = new(
        DiagnosticIds.TransactionControl,
        "A step controls its transaction",
        "{0} ends or begins a transaction, which would break the migration in two: remove it, the runner begins and commits",
        Category.Transactions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.TransactionControl));

    public static readonly DiagnosticDescriptor ForeignKeysInRebuild = new(
        DiagnosticIds.ForeignKeysInRebuild,
        "A table is rebuilt while foreign keys are enforced",
        "{0}: {1}",
        Category.Transactions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.ForeignKeysInRebuild));

    public static readonly DiagnosticDescriptor SessionSetting = new(
        DiagnosticIds.SessionSetting,
        "A setting outlives the transaction",
        "{0} is set for the session, not for the transaction of '{1}': {2}",
        Category.Transactions,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.SessionSetting));
}
