namespace GenMigrate;

/// <summary>What runs in one transaction: decided from the steps, never by trying. Pure.</summary>
internal static class MongoTransactionRule
{
    /// <summary>Whether all steps of a unit run in one transaction.</summary>
    public static bool AppliesTo(MigrationUnit unit, bool hasTransactions) => hasTransactions && unit.Migrations.All(planned => WhyNot(planned) is null);

    /// <summary>Why migrations that were to share a transaction cannot.</summary>
    public static IReadOnlyList<MigrationProblem> WhyNotShared(MigrationUnit unit, bool hasTransactions) =>
    [
        .. unit.Migrations
            .Select(planned => (planned.Migration, Why: hasTransactions ? WhyNot(planned) : "the server is no member of a replica set, so it has no transactions"))
            .Where(found => found.Why is not null)
            .Select(found => new MigrationProblem(MigrationProblemKind.InvalidStep, found.Migration.Version, $"Version {found.Migration.Version} '{found.Migration.Name}' cannot take part in SingleTransaction: {found.Why}. Run it without that option.")),
    ];

    /// <summary>Why a migration runs step by step even where the server has transactions; null: it does not.</summary>
    public static string? WhyNot(PlannedMigration planned) => planned.Migration.Transaction == TransactionMode.None
        ? "it opted out"
        : planned.Steps.FirstOrDefault(step => !step.IsTransactional) is { } step ? $"MongoDB takes its step '{step.Name}' in no transaction" : null;
}
