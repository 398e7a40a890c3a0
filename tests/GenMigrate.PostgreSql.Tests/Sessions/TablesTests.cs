namespace GenMigrate.PostgreSql.Tests;

/// <summary>What the tests of migrations that go together share: some that make a table each, and what there must be of them.</summary>
public abstract class TablesTests : PostgreSqlTests
{
    /// <summary>As many as go together, twice, and some more.</summary>
    protected static IReadOnlyList<TestMigration> FortyFive { get; } = PostgreSqlScenarios.Tables(45);

    /// <summary>The first ones are applied, each once and with its table, and the others never were.</summary>
    private protected async Task AreAppliedOnceAsync(int count)
    {
        var versions = Enumerable.Range(1, count).ToList();
        Assert.Equal(string.Join(", ", versions.Select(version => $"{version} applied")), await StatesAsync());
        Assert.Equal(versions.Select(version => $"up {version} done"), (await JournalAsync()).Where(entry => !entry.StartsWith("takeover", StringComparison.Ordinal)));
        Assert.Equal(versions, await TablesAsync());
    }

    private protected async Task<IEnumerable<string>> JournalAsync() => (await Database.ReadJournalAsync()).Select(entry => entry.Essence);

    private protected async Task<IEnumerable<int>> TablesAsync() =>
        await Database.QueryAsync("SELECT substr(tablename, 2)::int FROM pg_tables WHERE tablename ~ '^t[0-9]+$' ORDER BY 1", reader => reader.GetInt32(0));

    /// <summary>Tells of what is done without asking for each step.</summary>
    private protected static Action<MigrationRunnerOptions> Told(ProgressLog progress) => options => (options.Progress, options.WatchSteps) = (progress, false);

    private protected static IEnumerable<long> DoneIn(ProgressLog progress) => progress.Events.Where(now => now.Phase == MigrationPhase.Done).Select(now => now.Version);
}
