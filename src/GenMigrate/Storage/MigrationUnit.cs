namespace GenMigrate;

/// <summary>What a provider executes at once: migrations that share one transaction, or a single one that opted out.</summary>
/// <param name="Migrations">At least one; more only where all of them take part in one transaction.</param>
public sealed record MigrationUnit(IReadOnlyList<PlannedMigration> Migrations)
{
    /// <summary>Whether the unit is one transaction.</summary>
    public bool IsTransactional => Migrations[0].Migration.Transaction == TransactionMode.PerMigration;
}
