using System.Collections.Concurrent;

namespace GenMigrate.MongoDb.Tests;

/// <summary>What a run that nothing disturbs leaves, and what it says on its way.</summary>
internal sealed record Uninterrupted(string Dump, string History, IReadOnlyList<MigrationProgress> Events)
{
    private static readonly ConcurrentDictionary<(string Scenario, bool WithTransactions), Lazy<Task<Uninterrupted>>> Done = new();

    public IReadOnlyList<string> Lines => [.. Events.Select(ProgressLog.Line)];

    /// <summary>Runs a scenario, once for all tests.</summary>
    public static Task<Uninterrupted> RunAsync(string scenario, bool withTransactions = true) =>
        Done.GetOrAdd((scenario, withTransactions), key => new(() => RunOnceAsync(key.Scenario, key.WithTransactions))).Value;

    private static async Task<Uninterrupted> RunOnceAsync(string scenario, bool withTransactions)
    {
        await using var database = MongoTestDatabase.Create(withTransactions);
        await MongoScenarios.PrepareAsync(database);
        var progress = new ProgressLog();
        await Runner(database, scenario, options => options.Progress = progress).MigrateAsync();
        return new Uninterrupted(await database.DumpAsync(), await HistoryAsync(database), progress.Events);
    }

    public static MigrationRunner Runner(MongoTestDatabase database, string scenario, Action<MigrationRunnerOptions>? configure = null, string? way = null)
    {
        var options = new MigrationRunnerOptions();
        configure?.Invoke(options);
        return new MigrationRunner(MongoProvider.Instance.Registry(MongoScenarios.Named(scenario)), database.Connect(way ?? database.Address), options);
    }

    public static async Task<string> HistoryAsync(MongoTestDatabase database) => string.Join('\n', (await database.ReadHistoryAsync()).Select(row => row.Essence));

    /// <summary>Fails unless a database is as an uninterrupted run leaves it.</summary>
    public async Task AssertSameAsync(MongoTestDatabase database)
    {
        Assert.Equal(Dump, await database.DumpAsync());
        Assert.Equal(History, await HistoryAsync(database));
    }
}
