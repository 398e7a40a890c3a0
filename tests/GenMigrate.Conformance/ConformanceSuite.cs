namespace GenMigrate.Conformance;

/// <summary>What every suite has: an empty database per test, and short ways to run migrations on it.</summary>
public abstract class ConformanceSuite(ConformanceProvider provider) : IAsyncLifetime
{
    private TestDatabase? _database;

    protected ConformanceProvider Provider { get; } = provider;

    protected TestDatabase Database => _database ?? throw new InvalidOperationException("The test has not been set up.");

    public async Task InitializeAsync() => _database = await Provider.CreateAsync();

    public async Task DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    /// <summary>A runner as a process of its own would have.</summary>
    protected MigrationRunner Runner(IEnumerable<TestMigration> migrations, Action<MigrationRunnerOptions>? configure = null, string? registry = null)
    {
        var options = new MigrationRunnerOptions();
        configure?.Invoke(options);
        return new MigrationRunner(Provider.Registry(migrations, registry), Database.Connect(), options);
    }

    protected Task<MigrationReport> UpAsync(params IEnumerable<TestMigration> migrations) => Runner(migrations).MigrateAsync();

    protected async Task<StoredHistoryRow> RowAsync(long version) => Assert.Single(await Database.ReadHistoryAsync(), row => row.Version == version);

    /// <summary>The states of all rows: <c>1 applied, 2 failed</c>.</summary>
    protected async Task<string> StatesAsync() => string.Join(", ", (await Database.ReadHistoryAsync()).Select(row => $"{row.Version} {row.State}"));

    /// <summary>The journal in short: <c>up 1 done, up 2 failed</c>.</summary>
    protected async Task<string> JournalAsync() => string.Join(", ", (await Database.ReadJournalAsync()).Select(entry => entry.Essence));

    protected async Task<string> ValuesAsync(string thing) => string.Join(", ", await Database.ValuesAsync(thing));

    /// <summary>What a report says was done: <c>up 1, down 2</c>.</summary>
    protected static string Done(MigrationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return string.Join(", ", report.Results.Select(result => $"{(result.Direction == MigrationDirection.Up ? "up" : "down")} {result.Version}"));
    }

    /// <summary>The problems of a refusal: <c>Changed 1, Missing 2</c>.</summary>
    protected static string Kinds(MigrationRefusedException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return string.Join(", ", refusal.Problems.Select(problem => $"{problem.Kind} {problem.Version}"));
    }
}
