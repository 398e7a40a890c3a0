namespace GenMigrate.Conformance;

/// <summary>A step that its database refuses in a transaction broke off: repeated if it may be, else refused with two ways out.</summary>
public abstract class BrokenOffSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration First = TestMigration.Creates(1, "log") with { Down = [] };
    private static readonly TestMigration Last = TestMigration.Inserts(3, "log", "last");

    [ServerFact]
    public async Task A_repeatable_step_is_repeated()
    {
        var migrations = new[] { First, Broken(repeatable: true), Last };
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migrations));
        await Database.DoAsync(TestStep.Create(TestStep.Obstacle));
        Assert.Equal("up 2, up 3", Done(await UpAsync(migrations)));
        Assert.Equal("a, b, c, last", await ValuesAsync("log"));
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task A_repeatable_step_must_not_be_edited_once_it_has_begun()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, Broken(repeatable: true)));
        var edited = Broken(repeatable: true) with { Up = [TestStep.Insert("log", "a"), TestStep.Alone("log", "other", repeatable: true), TestStep.Insert("log", "c")] };
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(First, edited));
        Assert.Equal("Unfinished 2", Kinds(refusal));
    }

    [ServerFact]
    public async Task Another_step_is_refused_and_the_two_ways_out_are_named()
    {
        await StopAsync();
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(Three));
        Assert.Equal("Unfinished 2", Kinds(refusal));
        Assert.Contains("`repair 2 --applied`", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("`repair 2 --rolled-back`", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("a, b", await ValuesAsync("log"));
        Assert.Equal("1 applied, 2 failed", await StatesAsync());
    }

    [ServerFact]
    public async Task The_way_out_forward_is_to_finish_it_by_hand()
    {
        await StopAsync();
        await Database.DoAsync(TestStep.Insert("log", "c"));
        await Runner(Three).RepairAsync(2, RepairAction.MarkApplied);
        Assert.Equal("up 3", Done(await UpAsync(Three)));
        Assert.Equal("a, b, c, last", await ValuesAsync("log"));
        Assert.Equal("up 1 done, up 2 failed, repair 2 done, up 3 done", await JournalAsync());
    }

    [ServerFact]
    public async Task The_way_out_backward_is_to_undo_it_by_hand()
    {
        await StopAsync();
        await Database.DoAsync(TestStep.Delete("log", "a"), TestStep.Delete("log", "b"), TestStep.Create(TestStep.Obstacle));
        await Runner(Three).RepairAsync(2, RepairAction.MarkRolledBack);
        Assert.Equal("1 applied, 2 rolled_back", await StatesAsync());
        Assert.Equal("up 2, up 3", Done(await UpAsync(Three)));
        Assert.Equal("a, b, c, last", await ValuesAsync("log"));
    }

    [ServerFact]
    public async Task It_cannot_be_rolled_back_half_way()
    {
        await StopAsync();
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Runner(Three).RollbackAsync());
        Assert.Equal("Unfinished 2", Kinds(refusal));
    }

    [ServerFact]
    public async Task A_broken_off_Down_names_the_two_ways_the_other_way_round()
    {
        var migration = TestMigration.Inserts(2, "log", "a").OptedOut() with { Down = [TestStep.FailAlone("log", "down"), TestStep.Delete("log", "a")] };
        await UpAsync(First, migration);
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([First, migration]).RollbackAsync());
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(First, migration));
        Assert.Contains("finish the rest by hand and say `repair 2 --rolled-back`", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("undo by hand what was done and say `repair 2 --applied`", refusal.Message, StringComparison.Ordinal);

        await Database.DoAsync(TestStep.Delete("log", "down"));
        await Runner([First, migration]).RepairAsync(2, RepairAction.MarkApplied);
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
        Assert.Empty((await UpAsync(First, migration)).Results);
    }

    [ServerFact]
    public async Task A_step_whose_failure_is_certain_fails_every_time_until_it_is_corrected()
    {
        var mistyped = OptedOut(TestStep.Insert("log", "a"), TestStep.MistypedAlone(), TestStep.Insert("log", "c"));
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, mistyped));
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, mistyped));
        var row = await RowAsync(2);
        Assert.Equal(("failed", 1), (row.State, row.StepsDone));
        Assert.DoesNotContain("begun", row.StepHashes, StringComparison.Ordinal);

        var corrected = OptedOut(TestStep.Insert("log", "a"), TestStep.Alone("log", "b"), TestStep.Insert("log", "c")) with { Content = 1 };
        Assert.Equal("up 2, up 3", Done(await UpAsync(First, corrected, Last)));
        Assert.Equal("a, b, c, last", await ValuesAsync("log"));
    }

    [ServerFact]
    public async Task After_a_certain_failure_of_its_first_step_a_migration_starts_anew()
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, OptedOut(TestStep.MistypedAlone())));
        Assert.Contains("the next run goes on with the step that failed", failure.Message, StringComparison.Ordinal);
        Assert.Equal("up 2", Done(await UpAsync(First, TestMigration.Inserts(2, "log", "b"))));
        Assert.Equal("b", await ValuesAsync("log"));
    }

    [ServerFact]
    public async Task A_Down_whose_failure_is_certain_may_be_corrected()
    {
        var mistyped = TestMigration.Inserts(2, "log", "a").OptedOut() with { Down = [TestStep.MistypedAlone(), TestStep.Delete("log", "a")] };
        await UpAsync(First, mistyped);
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([First, mistyped]).RollbackAsync());
        var corrected = mistyped with { Down = [TestStep.Delete("log", "a")] };
        Assert.Equal("down 2", Done(await Runner([First, corrected]).RollbackAsync()));
        Assert.Equal("1 applied, 2 rolled_back", await StatesAsync());
    }

    private static TestMigration[] Three => [First, Broken(repeatable: false), Last];

    private static TestMigration Broken(bool repeatable) => new TestMigration(2)
    {
        Up = [TestStep.Insert("log", "a"), TestStep.FailAlone("log", "b", repeatable), TestStep.Insert("log", "c")],
    }.OptedOut();

    private static TestMigration OptedOut(params TestStep[] steps) => new TestMigration(2) { Up = steps }.OptedOut();

    private async Task StopAsync()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Three));
        Assert.Equal("a, b", await ValuesAsync("log"));
    }
}
