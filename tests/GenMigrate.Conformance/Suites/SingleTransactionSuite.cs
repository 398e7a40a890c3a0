namespace GenMigrate.Conformance;

/// <summary>All migrations of a run in one transaction: all or none.</summary>
public abstract class SingleTransactionSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration First = TestMigration.Creates(1, "log");
    private static readonly TestMigration[] Three = [First, TestMigration.Inserts(2, "log", "a"), TestMigration.Inserts(3, "log", "b")];

    [ServerFact]
    public async Task All_are_applied_together()
    {
        await UpAsync(First);
        Assert.Equal("up 2, up 3", Done(await SingleAsync(Three)));
        Assert.Equal("a, b", await ValuesAsync("log"));
        Assert.Equal("up 1 done, up 2 done, up 3 done", await JournalAsync());
    }

    [ServerFact]
    public async Task When_one_fails_none_is_applied()
    {
        await UpAsync(First);
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => SingleAsync(First, Three[1], Three[2] with { Up = [TestStep.Insert("log", "b"), TestStep.Fail()] }));
        Assert.Equal(3, failure.Version);
        Assert.Empty(failure.Completed);
        Assert.Contains("none of them took effect", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Database.CountAsync("log"));
        Assert.Equal("1 applied, 3 failed", await StatesAsync());
        Assert.Equal("up 1 done, up 3 failed", await JournalAsync());
    }

    [ServerFact]
    public async Task After_a_failure_all_run_again()
    {
        await UpAsync(First);
        await Assert.ThrowsAsync<MigrationFailedException>(() => SingleAsync(First, Three[1], Three[2] with { Up = [TestStep.Fail()] }));
        Assert.Equal("up 2, up 3", Done(await SingleAsync(Three)));
    }

    [ServerFact]
    public async Task A_rollback_is_all_or_none_too()
    {
        TestMigration[] migrations = [First, Three[1] with { Down = [TestStep.Fail()] }, Three[2]];
        await UpAsync(migrations);
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(migrations, options => options.SingleTransaction = true).RollbackToAsync(1));
        Assert.Equal("a, b", await ValuesAsync("log"));
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task What_opted_out_cannot_take_part()
    {
        await UpAsync(First);
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => SingleAsync(First, Three[1], Three[2].OptedOut()));
        Assert.Equal("InvalidStep 3", Kinds(refusal));
        Assert.Equal("1 applied", await StatesAsync());
    }

    private Task<MigrationReport> SingleAsync(params TestMigration[] migrations) => Runner(migrations, options => options.SingleTransaction = true).MigrateAsync();
}
