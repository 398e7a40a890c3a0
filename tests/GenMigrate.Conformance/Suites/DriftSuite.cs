namespace GenMigrate.Conformance;

/// <summary>Program and database do not agree: changed, missing, newer, out of order.</summary>
public abstract class DriftSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration One = TestMigration.Creates(1, "workers");
    private static readonly TestMigration Two = TestMigration.Inserts(2, "workers", "Ada");
    private static readonly TestMigration Three = TestMigration.Inserts(3, "workers", "Grace");
    private static readonly TestMigration Four = TestMigration.Inserts(4, "workers", "Edsger");

    [ServerFact]
    public async Task A_changed_migration_is_refused_with_both_checksums()
    {
        await UpAsync(One);
        var changed = One with { Content = 1 };
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(changed, Two));
        Assert.Equal("Changed 1", Kinds(refusal));
        Assert.Contains(Checksum(One), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Checksum(changed), refusal.Message, StringComparison.Ordinal);
        Assert.Equal("1 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task A_changed_migration_may_pass_with_a_warning()
    {
        await UpAsync(One);
        using var log = new LogRecorder();
        var report = await Runner([One with { Content = 1 }, Two], options =>
        {
            options.OnChanged = ChangePolicy.Warn;
            options.LoggerFactory = log;
        }).MigrateAsync();
        Assert.Equal("up 2", Done(report));
        Assert.Contains("was changed after it was applied", log.Text, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_checksum_of_an_earlier_version_stays_valid_and_is_not_rewritten()
    {
        var legacy = One with { IsLegacy = true };
        await UpAsync(legacy);
        Assert.True(await Runner([One]).IsUpToDateAsync());
        Assert.Empty((await UpAsync(One)).Results);
        Assert.Equal("up 2", Done(await UpAsync(One, Two)));
        Assert.Empty(await Runner([One, Two]).ValidateAsync());
        Assert.Equal([Checksum(legacy), Checksum(Two)], (await Database.ReadHistoryAsync()).Select(row => row.Checksum));
    }

    [ServerFact]
    public async Task A_checksum_of_an_earlier_version_is_rewritten_with_the_next_entry()
    {
        await UpAsync(One with { IsLegacy = true });
        await Runner([One]).RollbackAsync();
        Assert.Equal("up 1", Done(await UpAsync(One)));
        Assert.Equal(Checksum(One), (await RowAsync(1)).Checksum);
    }

    [ServerFact]
    public async Task A_checksum_of_an_earlier_version_is_rewritten_when_asked()
    {
        await UpAsync(One with { IsLegacy = true });
        await Runner([One]).RepairAsync(1, RepairAction.AcceptChange);
        Assert.Equal(Checksum(One), (await RowAsync(1)).Checksum);
        Assert.True(await Runner([One]).IsUpToDateAsync());
    }

    [ServerFact]
    public async Task A_change_is_seen_by_the_checksum_of_an_earlier_version()
    {
        var changed = One with { Content = 1 };
        await UpAsync(One with { IsLegacy = true });
        Assert.False(await Runner([changed]).IsUpToDateAsync());
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(changed, Two));
        Assert.Equal("Changed 1", Kinds(refusal));
        Assert.Contains(Checksum(One with { IsLegacy = true }), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Checksum(changed with { IsLegacy = true }), refusal.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_missing_migration_is_refused()
    {
        await UpAsync(One, Two, Three);
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(One, Three, Four));
        Assert.Equal("Missing 2", Kinds(refusal));
    }

    [ServerFact]
    public async Task A_newer_database_is_gone_on_with_and_a_pending_version_below_runs()
    {
        await UpAsync(One, Three);
        using var log = new LogRecorder();
        Assert.Equal("up 2", Done(await Runner([One, Two], options => options.LoggerFactory = log).MigrateAsync()));
        Assert.Contains("The database is newer than this program: it has version 3", log.Text, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_rollback_that_would_reach_a_newer_version_is_refused()
    {
        await UpAsync(One, Two, Three);
        Assert.Equal("Newer 3", Kinds(await Assert.ThrowsAsync<MigrationRefusedException>(() => Runner([One, Two]).RollbackToAsync(1))));
        Assert.Equal("Newer 3", Kinds(await Assert.ThrowsAsync<MigrationRefusedException>(() => Runner([One, Two]).RollbackAsync())));
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task A_version_below_an_applied_one_is_refused()
    {
        await UpAsync(One, Three);
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(One, Two, Three));
        Assert.Equal("OutOfOrder 2", Kinds(refusal));
        Assert.Equal("Grace", await ValuesAsync("workers"));
    }

    [ServerFact]
    public async Task A_version_below_an_applied_one_runs_if_it_says_so()
    {
        await UpAsync(One, Three);
        Assert.Equal("up 2", Done(await UpAsync(One, Two.With(MigrationFlags.OutOfOrder), Three)));
    }

    [ServerFact]
    public async Task A_version_below_an_applied_one_runs_if_the_options_say_so()
    {
        await UpAsync(One, Three);
        Assert.Equal("up 2", Done(await Runner([One, Two, Three], options => options.AllowOutOfOrder = true).MigrateAsync()));
    }

    [ServerFact]
    public async Task All_problems_are_listed_and_nothing_runs()
    {
        await UpAsync(One, Two, Four);
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(One with { Content = 1 }, Three, Four, TestMigration.Creates(5, "jobs")));
        Assert.Equal("Changed 1, Missing 2, OutOfOrder 3", Kinds(refusal));
        Assert.Null(await Database.CountAsync("jobs"));
    }

    [ServerFact]
    public async Task Validation_says_what_a_run_would_refuse()
    {
        await UpAsync(One, Three);
        var problems = await Runner([One with { Content = 1 }, Two, Three]).ValidateAsync();
        Assert.Equal([MigrationProblemKind.Changed, MigrationProblemKind.OutOfOrder], problems.Select(problem => problem.Kind));
    }

    [ServerFact]
    public async Task A_version_that_nobody_knows_is_no_target()
    {
        Assert.Equal("UnknownVersion 7", Kinds(await Assert.ThrowsAsync<MigrationRefusedException>(() => Runner([One]).MigrateAsync(7))));
        Assert.Empty(await Database.OwnTablesAsync());
    }

    private string Checksum(TestMigration migration) => Provider.Registry([migration]).Migrations[0].Checksum;
}
