namespace GenMigrate.Benchmarks;

/// <summary>Applying and rolling back on SQLite, in this process, on a file of its own each time.</summary>
internal static class SqliteApply
{
    private const int Count = 1000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Settings settings)
    {
        var raw = Workload.Raw(Count);
        var registry = WorkloadCatalog.Registry(Count);
        using var folder = new TemporaryFolder();
        Progress.Say("  SQLite: apply");
        var apply = await Medians.TakeAsync(
            warm: 3,
            settings.Runs,
            () => TakeAsync(folder, _ => Task.CompletedTask, file => Sync(() => RawSqlite.Apply(file, raw))),
            () => TakeAsync(folder, _ => Task.CompletedTask, file => MigrateAsync(file, registry, new MigrationRunnerOptions())),
            () => TakeAsync(folder, _ => Task.CompletedTask, file => MigrateAsync(file, registry, new MigrationRunnerOptions { SingleTransaction = true })));
        Progress.Say("  SQLite: roll back");
        var rollBack = await Medians.TakeAsync(
            warm: 3,
            settings.Runs,
            () => TakeAsync(folder, file => Sync(() => RawSqlite.Apply(file, raw)), file => Sync(() => RawSqlite.RollBack(file, raw))),
            () => TakeAsync(folder, file => MigrateAsync(file, registry, new MigrationRunnerOptions { SingleTransaction = true }), file => RollBackAsync(file, registry)));
        return
        [
            Figure.Ratio("apply 1,000 on SQLite, one transaction each", apply[1].Median(took => took.Wall), apply[0].Median(took => took.Wall), "ms", 1.05),
            Figure.Ratio("apply 1,000 on SQLite, one transaction each: processor", apply[1].Median(took => took.Processor), apply[0].Median(took => took.Processor), "ms"),
            Figure.Ratio("apply 1,000 on SQLite, SingleTransaction", apply[2].Median(took => took.Wall), apply[0].Median(took => took.Wall), "ms", 0.30),
            Figure.Ratio("roll back 1,000, SQLite", rollBack[1].Median(took => took.Wall), rollBack[0].Median(took => took.Wall), "ms", 1.00),
            new Figure("statements of a no-op start after connecting, SQLite", await CountAsync(folder, registry), "statements", 1, "the driver's own while it connects not counted"),
        ];
    }

    // What the driver sends when it opens a connection is what raw's sends, too.
    private static async Task<int> CountAsync(TemporaryFolder folder, MigrationRegistry registry)
    {
        var file = folder.NewFile();
        await MigrateAsync(file, registry, new MigrationRunnerOptions { SingleTransaction = true });
        var all = await SqliteStatements.CountAsync(() => MigrateAsync(file, registry, new MigrationRunnerOptions()));
        var connecting = await SqliteStatements.CountAsync(async () =>
        {
            await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
            await connection.OpenAsync();
        });
        return all - connecting;
    }

    private static async Task<Duration> TakeAsync(TemporaryFolder folder, Func<string, Task> prepare, Func<string, Task> action)
    {
        var file = folder.NewFile();
        await prepare(file);
        var took = await Duration.OfAsync(() => action(file));
        folder.Clear();
        return took;
    }

    private static async Task MigrateAsync(string file, MigrationRegistry registry, MigrationRunnerOptions options)
    {
        await using var database = new SqliteMigrationDatabase($"Data Source={file}");
        await new MigrationRunner(registry, database, options).MigrateAsync();
    }

    private static async Task RollBackAsync(string file, MigrationRegistry registry)
    {
        await using var database = new SqliteMigrationDatabase($"Data Source={file}");
        await new MigrationRunner(registry, database).RollbackToAsync(0);
    }

    private static Task Sync(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
