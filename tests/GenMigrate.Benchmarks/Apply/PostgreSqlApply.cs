using GenMigrate.PostgreSql.Tests;
using Npgsql;

namespace GenMigrate.Benchmarks;

/// <summary>Applying and rolling back on PostgreSQL, in this process, in a database of its own each time.</summary>
internal static class PostgreSqlApply
{
    private const int Count = 1000;
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(5);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Settings settings)
    {
        if (new PostgreSqlFinder().WhyMissing() is { } why)
        {
            Progress.Say($"  {why}");
            return [];
        }

        var raw = Workload.Raw(Count);
        var registry = WorkloadCatalog.Registry(Count);
        Progress.Say("  PostgreSQL: apply");
        var apply = await Medians.TakeAsync(
            warm: 3,
            settings.Runs,
            () => TakeAsync(_ => Task.CompletedTask, database => RawPostgreSql.ApplyAsync(database, raw)),
            () => TakeAsync(_ => Task.CompletedTask, database => MigrateAsync(database, registry)));
        Progress.Say("  PostgreSQL: roll back");
        var rollBack = await Medians.TakeAsync(
            warm: 3,
            settings.Runs,
            () => TakeAsync(database => RawPostgreSql.ApplyAsync(database, raw), database => RawPostgreSql.RollBackAsync(database, raw)),
            () => TakeAsync(database => MigrateAsync(database, registry), database => RollBackAsync(database, registry)));
        Progress.Say(Local(apply, rollBack));
        Progress.Say("  PostgreSQL: apply over a slow network");
        var slow = await Medians.TakeAsync(
            warm: 0,
            rounds: 3,
            () => TakeSlowlyAsync(database => RawPostgreSql.ApplyAsync(database, raw)),
            () => TakeSlowlyAsync(database => MigrateAsync(database, registry)));
        return
        [
            .. Local(apply, rollBack),
            Figure.Ratio("apply 1,000 on PostgreSQL, 5 ms per round trip", slow[1].Median(took => took.Wall), slow[0].Median(took => took.Wall), "ms", 0.50),
            .. await CountAsync(),
        ];
    }

    private static Figure[] Local(IReadOnlyList<IReadOnlyList<Duration>> apply, IReadOnlyList<IReadOnlyList<Duration>> rollBack) =>
    [
        Figure.Ratio("apply 1,000 on a local PostgreSQL: wall", apply[1].Median(took => took.Wall), apply[0].Median(took => took.Wall), "ms", 0.90),
        Figure.Ratio("apply 1,000 on a local PostgreSQL: client's processor", apply[1].Median(took => took.Processor), apply[0].Median(took => took.Processor), "ms", 0.70),
        Figure.Ratio("roll back 1,000, PostgreSQL", rollBack[1].Median(took => took.Wall), rollBack[0].Median(took => took.Wall), "ms", 1.00),
    ];

    // What the wire sees, with and without work; the difference is what the work takes.
    private static async Task<IReadOnlyList<Figure>> CountAsync()
    {
        const int Few = 20;
        const int Many = 120;
        var database = await CreateAsync();
        var counts = new Dictionary<int, WireCounts>();
        foreach (var count in new[] { Few, Many })
        {
            await PostgreSqlServer.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
            await PostgreSqlServer.ExecuteAsync($"CREATE DATABASE {database} TEMPLATE template0");
            counts[count] = await WatchAsync(database, address => MigrateAsync(address, WorkloadCatalog.Registry(count)));
        }

        var start = await WatchAsync(database, address => MigrateAsync(address, WorkloadCatalog.Registry(Many)));
        var connect = await WatchAsync(database, async address =>
        {
            await using var source = new NpgsqlSlimDataSourceBuilder(address).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
            await using var connection = await source.OpenConnectionAsync();
        });
        await PostgreSqlServer.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
        return
        [
            new Figure("round trips per SQL-only migration on PostgreSQL", (double)(counts[Many].RoundTrips - counts[Few].RoundTrips) / (Many - Few), "round trips", 1, $"{counts[Many].RoundTrips} for {Many} migrations, {counts[Few].RoundTrips} for {Few}"),
            new Figure("statements of a no-op start after connecting, PostgreSQL", start.Statements - connect.Statements, "statements", 1, $"{start.Connections} connection, {start.RoundTrips} round trip after connecting"),
        ];
    }

    private static async Task<WireCounts> WatchAsync(string database, Func<string, Task> action)
    {
        await using var proxy = new DelayingProxy(PostgreSqlServer.To(), TimeSpan.Zero);
        await action(proxy.Address(database));
        return proxy.Counts;
    }

    private static async Task<Duration> TakeAsync(Func<string, Task> prepare, Func<string, Task> action)
    {
        var database = await CreateAsync();
        var address = PostgreSqlServer.To(database).ConnectionString;
        await prepare(address);
        var took = await Duration.OfAsync(() => action(address));
        await PostgreSqlServer.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
        return took;
    }

    private static async Task<Duration> TakeSlowlyAsync(Func<string, Task> action)
    {
        var database = await CreateAsync();
        Duration took;
        await using (var proxy = new DelayingProxy(PostgreSqlServer.To(), RoundTrip))
        {
            took = await Duration.OfAsync(() => action(proxy.Address(database)));
        }

        await PostgreSqlServer.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
        return took;
    }

    private static async Task<string> CreateAsync()
    {
        var name = $"benchmark_{Guid.NewGuid():N}";
        await PostgreSqlServer.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        return name;
    }

    private static async Task MigrateAsync(string address, MigrationRegistry registry)
    {
        await using var database = new PostgreSqlMigrationDatabase(address);
        await new MigrationRunner(registry, database).MigrateAsync();
    }

    private static async Task RollBackAsync(string address, MigrationRegistry registry)
    {
        await using var database = new PostgreSqlMigrationDatabase(address);
        await new MigrationRunner(registry, database).RollbackToAsync(0);
    }
}
