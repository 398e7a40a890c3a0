namespace GenMigrate.Conformance;

/// <summary>A migration that fails in its transaction: nothing of it remains but the record of it.</summary>
public abstract class FailureSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration[] Four =
    [
        TestMigration.Creates(1, "workers"),
        TestMigration.Inserts(2, "workers", "Ada"),
        new(3) { Up = [TestStep.Insert("workers", "Grace"), TestStep.Fail() with { Name = "the bad step" }, TestStep.Insert("workers", "Edsger")] },
        TestMigration.Inserts(4, "workers", "Barbara"),
    ];

    [ServerFact]
    public async Task The_database_stays_at_the_last_good_one()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Four));
        Assert.Equal("1 applied, 2 applied, 3 failed", await StatesAsync());
        Assert.Equal("Ada", await ValuesAsync("workers"));
    }

    [ServerFact]
    public async Task The_error_says_what_where_and_what_next()
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Four));
        Assert.Equal((3L, "M3", MigrationDirection.Up, "the bad step"), (failure.Version, failure.Name, failure.Direction, failure.Step));
        Assert.Equal([1L, 2L], failure.Completed.Select(result => result.Version));
        Assert.NotNull(failure.InnerException);
        Assert.Contains("Version 3 'M3' failed in step 'the bad step'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("rolled back", failure.Message, StringComparison.Ordinal);
        Assert.Contains("run `up` again", failure.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task History_and_journal_keep_the_error()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Four));
        var row = await RowAsync(3);
        Assert.Equal(("failed", "up", 0), (row.State, row.Direction, row.StepsDone));
        Assert.False(string.IsNullOrWhiteSpace(row.ErrorMessage));
        Assert.Null(row.AppliedAt);
        Assert.Equal("up 1 done, up 2 done, up 3 failed", await JournalAsync());
        Assert.Equal(row.ErrorMessage, (await Database.ReadJournalAsync())[^1].ErrorMessage);
    }

    [ServerFact]
    public async Task The_next_run_begins_the_migration_anew()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Four));
        await Database.DoAsync(TestStep.Create(TestStep.Obstacle));
        Assert.Equal("up 3, up 4", Done(await UpAsync(Four)));
        Assert.Equal("Ada, Barbara, Edsger, Grace", await ValuesAsync("workers"));
        Assert.Null((await RowAsync(3)).ErrorMessage);
        Assert.Equal("up 1 done, up 2 done, up 3 failed, up 3 done, up 4 done", await JournalAsync());
    }

    [ServerFact]
    public async Task Code_that_throws_is_rolled_back_with_all_that_it_did()
    {
        TestMigration[] migrations =
        [
            TestMigration.Creates(1, "workers"),
            new(2)
            {
                Up =
                [
                    TestStep.Code("fill", async (context, token) =>
                    {
                        await context.InsertAsync("workers", "Ada", token);
                        throw new FormatException("Ada is no number.");
                    }),
                ],
            },
        ];
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migrations));
        Assert.IsType<FormatException>(failure.InnerException);
        Assert.Equal(("fill", (int?)null), (failure.Step, failure.Line));
        Assert.Equal(0, await Database.CountAsync("workers"));
        Assert.Equal("Ada is no number.", (await RowAsync(2)).ErrorMessage);
    }

    /// <remarks>As from a runner of its own, on another database, which waited for its lock in vain.</remarks>
    [ServerFact]
    public async Task Code_that_did_not_get_a_lock_of_its_own_is_a_step_that_failed()
    {
        TestMigration[] migrations =
        [
            TestMigration.Creates(1, "workers"),
            new(2) { Up = [TestStep.Insert("workers", "Ada"), TestStep.Code("ask the others", (_, _) => throw new MigrationLockException("The others are busy.", "somebody"))] },
        ];
        foreach (var migration in new[] { migrations[1], migrations[1].OptedOut() })
        {
            var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migrations[0], migration));
            Assert.IsType<MigrationLockException>(failure.InnerException);
            Assert.Equal((2L, "ask the others"), (failure.Version, failure.Step));
            Assert.Equal("1 applied, 2 failed", await StatesAsync());
            Assert.Equal("The others are busy.", (await RowAsync(2)).ErrorMessage);
        }

        Assert.Equal("up 1 done, up 2 failed, up 2 failed", await JournalAsync());
        Assert.Equal("Ada", await ValuesAsync("workers"));
    }

    [ServerFact]
    public async Task A_Down_that_fails_leaves_the_version_applied()
    {
        TestMigration[] migrations = [TestMigration.Creates(1, "workers"), TestMigration.Inserts(2, "workers", "Ada") with { Down = [TestStep.Delete("workers", "Ada"), TestStep.Fail()] }];
        await UpAsync(migrations);
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(migrations).RollbackAsync());
        Assert.Equal(MigrationDirection.Down, failure.Direction);
        Assert.Equal("Ada", await ValuesAsync("workers"));
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
        Assert.NotNull((await RowAsync(2)).ErrorMessage);
        Assert.Equal("up 1 done, up 2 done, down 2 failed", await JournalAsync());
    }

    [ServerFact]
    public async Task What_throws_while_it_is_described_never_starts()
    {
        // A step's name is one line: the builder refuses this one.
        TestMigration[] migrations = [TestMigration.Creates(1, "workers"), new(2) { Up = [TestStep.Insert("workers", "Ada") with { Name = "two\nlines" }] }];
        var error = await Assert.ThrowsAsync<MigrationException>(() => UpAsync(migrations));
        Assert.Contains("Version 2 'M2' threw while its Up was described, before anything was executed", error.Message, StringComparison.Ordinal);
        Assert.Null(await Database.CountAsync("workers"));
    }
}
