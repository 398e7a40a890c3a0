namespace GenMigrate.Conformance;

/// <summary>The history corrected by hand: repair, baseline, and rows of an older tool.</summary>
public abstract class RepairSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration One = TestMigration.Creates(1, "workers");
    private static readonly TestMigration Two = TestMigration.Inserts(2, "workers", "Ada");
    private static readonly TestMigration Three = TestMigration.Inserts(3, "workers", "Grace");

    [ServerFact]
    public async Task A_change_is_accepted_knowingly()
    {
        await UpAsync(One);
        var changed = One with { Content = 1, Name = "Renamed" };
        await Runner([changed]).RepairAsync(1, RepairAction.AcceptChange);
        Assert.Equal((Provider.Registry([changed]).Migrations[0].Checksum, "Renamed"), ((await RowAsync(1)).Checksum, (await RowAsync(1)).Name));
        Assert.Equal("up 2", Done(await UpAsync(changed, Two)));
        Assert.Equal("up 1 done, repair 1 done, up 2 done", await JournalAsync());
    }

    [ServerFact]
    public async Task A_version_is_marked_as_applied_without_running()
    {
        await Runner([One, Two]).RepairAsync(1, RepairAction.MarkApplied);
        Assert.Equal("1 applied", await StatesAsync());
        Assert.Null(await Database.CountAsync("workers"));
    }

    [ServerFact]
    public async Task A_version_is_marked_as_rolled_back_without_running()
    {
        await UpAsync(One, Two);
        await Runner([One, Two]).RepairAsync(2, RepairAction.MarkRolledBack);
        Assert.Equal("1 applied, 2 rolled_back", await StatesAsync());
        Assert.Equal("Ada", await ValuesAsync("workers"));
    }

    [ServerFact]
    public async Task A_version_is_forgotten_and_the_journal_keeps_it()
    {
        await UpAsync(One, Two, Three);
        await Runner([One, Three]).RepairAsync(2, RepairAction.Forget);
        Assert.Equal("1 applied, 3 applied", await StatesAsync());
        Assert.Equal("up 1 done, up 2 done, up 3 done, repair 2 done", await JournalAsync());
        Assert.Empty((await UpAsync(One, Three)).Results);
    }

    [ServerFact]
    public async Task A_correction_that_makes_no_sense_is_refused_and_makes_nothing()
    {
        foreach (var action in Enum.GetValues<RepairAction>().Where(action => action != RepairAction.MarkApplied))
        {
            await Assert.ThrowsAsync<MigrationRefusedException>(() => Runner([One]).RepairAsync(1, action));
        }

        await Assert.ThrowsAsync<MigrationRefusedException>(() => Runner([One]).RepairAsync(9, RepairAction.MarkApplied));
        Assert.Empty(await Database.OwnTablesAsync());
    }

    [ServerFact]
    public async Task A_baseline_declares_what_is_there()
    {
        await Database.DoAsync(TestStep.Create("workers"), TestStep.Insert("workers", "Ada"));
        await Runner([One, Two, Three]).BaselineAsync(2);
        Assert.Equal("1 baseline, 2 baseline", await StatesAsync());
        Assert.Equal("up 3", Done(await UpAsync(One, Two, Three)));
        Assert.Equal("Ada, Grace", await ValuesAsync("workers"));
        Assert.Equal("baseline 1 done, baseline 2 done, up 3 done", await JournalAsync());
    }

    [ServerFact]
    public async Task A_baseline_leaves_what_is_applied_as_it_is()
    {
        await UpAsync(One);
        await Runner([One, Two]).BaselineAsync(2);
        Assert.Equal("1 applied, 2 baseline", await StatesAsync());
    }

    [ServerFact]
    public async Task A_baseline_over_a_migration_that_stopped_is_refused()
    {
        var stopping = new TestMigration(2) { Up = [TestStep.Insert("workers", "Ada"), TestStep.Fail()] }.OptedOut();
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(One, stopping));
        Assert.Equal("Unfinished 2", Kinds(await Assert.ThrowsAsync<MigrationRefusedException>(() => Runner([One, stopping, Three]).BaselineAsync(3))));
        Assert.Equal("1 applied, 2 failed", await StatesAsync());
    }

    [ServerFact]
    public async Task A_baseline_can_be_rolled_back_like_any_other()
    {
        await Database.DoAsync(TestStep.Create("workers"));
        await Runner([One]).BaselineAsync(1);
        Assert.Equal("down 1", Done(await Runner([One]).RollbackAsync()));
        Assert.Null(await Database.CountAsync("workers"));
    }

    [ServerFact]
    public async Task An_adopted_row_gets_its_checksum_and_is_applied()
    {
        await UpAsync(One, Two);
        await Database.RemoveChecksumAsync(1);
        Assert.Empty((await UpAsync(One, Two)).Results);
        Assert.Equal(Provider.Registry([One]).Migrations[0].Checksum, (await RowAsync(1)).Checksum);
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
        Assert.Equal("up 1 done, up 2 done", await JournalAsync());
    }
}
