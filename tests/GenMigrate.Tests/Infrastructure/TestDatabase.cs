namespace GenMigrate.Tests;

/// <summary>The half of a provider that plans need: steps. Nothing can be opened.</summary>
internal sealed class TestDatabase : IMigrationDatabase
{
    /// <summary>What <see cref="Check"/> finds wrong with a version.</summary>
    public ILookup<long, string> Wrong { get; init; } = Array.Empty<string>().ToLookup(_ => 0L);

    public string ProviderName => "Test";

    public IReadOnlyList<MigrationStep> Describe(Migration migration, MigrationDescriptor descriptor, MigrationDirection direction)
    {
        var source = ((TestCatalog.Made)migration).Source;
        return direction == MigrationDirection.Up ? source.Up : source.Down;
    }

    public IEnumerable<string> Check(PlannedMigration planned) => Wrong[planned.Migration.Version];

    public Task<IMigrationSession> OpenAsync(MigrationSettings settings, CancellationToken cancellationToken) => throw new NotSupportedException("A plan needs no connection.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
