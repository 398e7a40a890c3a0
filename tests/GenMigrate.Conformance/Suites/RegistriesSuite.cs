namespace GenMigrate.Conformance;

/// <summary>Several registries in one database, and one registry in several: they do not see each other.</summary>
public abstract class RegistriesSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration[] Workers = [TestMigration.Creates(1, "workers"), TestMigration.Inserts(2, "workers", "Ada")];
    private static readonly TestMigration[] Orders = [TestMigration.Creates(1, "orders"), TestMigration.Creates(5, "bills")];

    [ServerFact]
    public async Task Each_has_its_own_versions()
    {
        await Runner(Workers).MigrateAsync();
        Assert.Equal("up 1, up 5", Done(await Runner(Orders, registry: "orders").MigrateAsync()));
        Assert.Empty((await Runner(Workers).MigrateAsync()).Results);
        Assert.Equal(["/1", "/2", "orders/1", "orders/5"], (await Database.ReadHistoryAsync()).Select(row => $"{row.Registry}/{row.Version}"));
        Assert.Equal(["/1", "/2", "orders/1", "orders/5"], (await Database.ReadJournalAsync()).Select(entry => $"{entry.Registry}/{entry.Version}"));
    }

    [ServerFact]
    public async Task A_rollback_takes_back_its_own_only()
    {
        await Runner(Workers).MigrateAsync();
        await Runner(Orders, registry: "orders").MigrateAsync();
        Assert.Equal("down 2, down 1", Done(await Runner(Workers).RollbackToAsync(0)));
        Assert.Equal(0, await Database.CountAsync("orders"));
        Assert.Equal(1, (await Runner(Workers).GetStatusAsync()).Entries.Count(entry => entry.Version == 1));
    }

    [ServerFact]
    public async Task A_repair_touches_its_own_only()
    {
        await Runner(Workers).MigrateAsync();
        await Runner(Orders, registry: "orders").MigrateAsync();
        await Runner(Orders, registry: "orders").RepairAsync(1, RepairAction.Forget);
        Assert.Equal(["/1", "/2", "orders/5"], (await Database.ReadHistoryAsync()).Select(row => $"{row.Registry}/{row.Version}"));
    }

    [ServerFact]
    public async Task They_may_run_at_the_same_time()
    {
        await Task.WhenAll(
            Task.Run(() => Runner(Workers).MigrateAsync()),
            Task.Run(() => Runner(Orders, registry: "orders").MigrateAsync()));
        Assert.Equal(["/1", "/2", "orders/1", "orders/5"], (await Database.ReadHistoryAsync()).Select(row => $"{row.Registry}/{row.Version}"));
    }
}
