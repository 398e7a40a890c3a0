namespace GenMigrate.Conformance;

/// <summary>Up, down, and to any version.</summary>
public abstract class LifecycleSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration[] Three =
    [
        TestMigration.Creates(1, "workers"),
        TestMigration.Inserts(2, "workers", "Ada", "Grace"),
        TestMigration.Creates(3, "jobs"),
    ];

    [ServerFact]
    public async Task A_fresh_database_gets_everything_in_order()
    {
        Assert.Equal("up 1, up 2, up 3", Done(await UpAsync(Three)));
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
        Assert.Equal("Ada, Grace", await ValuesAsync("workers"));
        Assert.Equal(0, await Database.CountAsync("jobs"));
    }

    [ServerFact]
    public async Task A_second_run_does_nothing()
    {
        await UpAsync(Three);
        var before = await Database.ReadHistoryAsync();
        Assert.Empty((await UpAsync(Three)).Results);
        Assert.Equal(before, await Database.ReadHistoryAsync());
        Assert.Equal("up 1 done, up 2 done, up 3 done", await JournalAsync());
    }

    [ServerFact]
    public async Task What_was_added_since_is_all_that_runs()
    {
        await UpAsync(Three[..2]);
        Assert.Equal("up 3", Done(await UpAsync(Three)));
    }

    [ServerFact]
    public async Task Migrating_to_a_version_stops_there()
    {
        Assert.Equal("up 1, up 2", Done(await Runner(Three).MigrateAsync(2)));
        Assert.Null(await Database.CountAsync("jobs"));
    }

    [ServerFact]
    public async Task Migrating_up_to_a_lower_version_takes_nothing_back()
    {
        await UpAsync(Three);
        Assert.Empty((await Runner(Three).MigrateAsync(1)).Results);
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task A_version_is_reached_from_above_and_from_below()
    {
        await UpAsync(Three);
        Assert.Equal("down 3, down 2", Done(await Runner(Three).MigrateToAsync(1)));
        Assert.Equal("up 2", Done(await Runner(Three).MigrateToAsync(2)));
        Assert.Equal("Ada, Grace", await ValuesAsync("workers"));
    }

    [ServerFact]
    public async Task A_rollback_takes_back_the_last_one()
    {
        await UpAsync(Three);
        Assert.Equal("down 3", Done(await Runner(Three).RollbackAsync()));
        Assert.Equal("1 applied, 2 applied, 3 rolled_back", await StatesAsync());
        Assert.Null(await Database.CountAsync("jobs"));
    }

    [ServerFact]
    public async Task A_rollback_of_several_goes_downwards()
    {
        await UpAsync(Three);
        Assert.Equal("down 3, down 2", Done(await Runner(Three).RollbackAsync(2)));
        Assert.Equal(0, await Database.CountAsync("workers"));
    }

    [ServerFact]
    public async Task A_rollback_to_zero_leaves_nothing()
    {
        var empty = await Database.DumpAsync();
        await UpAsync(Three);
        Assert.Equal("down 3, down 2, down 1", Done(await Runner(Three).RollbackToAsync(0)));
        Assert.Equal(empty, await Database.DumpAsync());
    }

    [ServerFact]
    public async Task Up_again_after_down_gives_the_same_database()
    {
        await UpAsync(Three);
        var dump = await Database.DumpAsync();
        Assert.Contains("Grace", dump, StringComparison.Ordinal);
        await Runner(Three).RollbackToAsync(0);
        Assert.Equal("up 1, up 2, up 3", Done(await UpAsync(Three)));
        Assert.Equal(dump, await Database.DumpAsync());
        Assert.Equal("up 1 done, up 2 done, up 3 done, down 3 done, down 2 done, down 1 done, up 1 done, up 2 done, up 3 done", await JournalAsync());
    }

    [ServerFact]
    public async Task What_was_rolled_back_may_come_back_changed()
    {
        await UpAsync(Three);
        await Runner(Three).RollbackAsync();
        await UpAsync(Three[0], Three[1], TestMigration.Creates(3, "offers") with { Content = 1 });
        Assert.Equal(0, await Database.CountAsync("offers"));
    }

    [ServerFact]
    public async Task An_empty_Up_is_recorded_like_any_other()
    {
        await UpAsync(new TestMigration(1), new TestMigration(2).OptedOut());
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
        Assert.All(await Database.ReadHistoryAsync(), row => Assert.Equal(0, row.StepsDone));
    }

    [ServerFact]
    public async Task A_program_without_migrations_does_nothing()
    {
        Assert.Empty((await UpAsync()).Results);
        Assert.Empty(await Database.OwnTablesAsync());
    }

    [ServerFact]
    public async Task A_migration_without_Down_stops_a_rollback_before_it_starts()
    {
        TestMigration[] migrations = [TestMigration.Creates(1, "workers"), TestMigration.Inserts(2, "workers", "Ada") with { Down = [] }, TestMigration.Creates(3, "jobs")];
        await UpAsync(migrations);
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Runner(migrations).RollbackToAsync(0));
        Assert.Equal("NoDown 2", Kinds(refusal));
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task An_irreversible_migration_says_why()
    {
        TestMigration[] migrations = [TestMigration.Creates(1, "workers") with { Down = [], Flags = MigrationFlags.Irreversible, Note = "drops personal data" }];
        await UpAsync(migrations);
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Runner(migrations).RollbackAsync());
        Assert.Equal("Irreversible 1", Kinds(refusal));
        Assert.Contains("drops personal data", refusal.Message, StringComparison.Ordinal);
    }
}
