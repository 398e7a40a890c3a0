namespace GenMigrate.Conformance;

/// <summary>What is written into history and journal, as others read it.</summary>
public abstract class HistorySuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration[] Two =
    [
        TestMigration.Creates(1, "workers") with { Description = "People who look for work" },
        TestMigration.Inserts(2, "workers", "Ada"),
    ];

    [ServerFact]
    public async Task A_row_says_what_was_applied_when_and_by_whom()
    {
        await Runner(Two, options => options.Clock = new FixedClock()).MigrateAsync();
        var row = await RowAsync(1);
        var migration = Provider.Registry(Two).Migrations[0];
        Assert.Equal(("", "migration", "M1", "People who look for work", migration.Checksum), (row.Registry, row.Kind, row.Name, row.Description, row.Checksum));
        Assert.Equal(("applied", "up", 1), (row.State, row.Direction, row.StepsDone));
        Assert.Equal(FixedClock.Time, row.AppliedAt);
        Assert.Equal(TimeSpan.Zero, row.AppliedAt!.Value.Offset);
        Assert.Equal(ProcessIdentity.Current.ToString(), row.AppliedBy);
        Assert.NotNull(row.ExecutionTimeMs);
        Assert.Null(row.ErrorMessage);
        Assert.Null(row.RolledBackAt);
    }

    [ServerFact]
    public async Task The_journal_is_read_newest_last_with_errors_and_only_its_registry_s()
    {
        Assert.Empty(await Runner(Two).GetHistoryAsync());
        Assert.Empty(await Database.OwnTablesAsync());
        await Runner([TestMigration.Creates(7, "orders")], registry: "orders").MigrateAsync();
        await Runner(Two, options => options.Clock = new FixedClock()).MigrateAsync();
        await Runner(Two).RepairAsync(2, RepairAction.MarkRolledBack);
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([Two[0], Two[1] with { Up = [TestStep.Fail()] }]).MigrateAsync());
        var entries = await Runner(Two).GetHistoryAsync();
        Assert.Equal("Up 1 done, Up 2 done, Repair 2 done, Up 2 failed", string.Join(", ", entries.Select(entry => $"{entry.Action} {entry.Version} {entry.Outcome}")));
        Assert.Equal((FixedClock.Time, "", MigrationKind.Migration, null, ProcessIdentity.Current.ToString()), (entries[0].At, entries[0].Registry, entries[0].Kind, entries[0].ErrorMessage, entries[0].DoneBy));
        Assert.False(string.IsNullOrEmpty(entries[3].ErrorMessage));
        Assert.Equal(entries.TakeLast(2), await Runner(Two).GetHistoryAsync(last: 2));
    }

    [ServerFact]
    public async Task A_row_keeps_a_hash_per_step()
    {
        await UpAsync(new TestMigration(1) { Up = [TestStep.Create("workers"), TestStep.Code("fill", (context, token) => context.InsertAsync("workers", "Ada", token))] });
        var hashes = (await RowAsync(1)).StepHashes!.Split('\n');
        Assert.Equal(2, hashes.Length);
        Assert.Equal("run:fill", hashes[1]);
    }

    [ServerFact]
    public async Task A_rolled_back_row_keeps_when_it_was_applied()
    {
        await Runner(Two, options => options.Clock = new FixedClock()).MigrateAsync();
        await Runner(Two).RollbackAsync();
        var row = await RowAsync(2);
        Assert.Equal(("rolled_back", "down"), (row.State, row.Direction));
        Assert.Equal(FixedClock.Time, row.AppliedAt);
        Assert.True(row.RolledBackAt > FixedClock.Time);
    }

    [ServerFact]
    public async Task The_journal_has_a_row_per_finished_attempt()
    {
        await Runner(Two, options => options.Clock = new FixedClock()).MigrateAsync();
        await Runner(Two, options => options.Clock = new FixedClock()).RollbackAsync();
        Assert.Equal("up 1 done, up 2 done, down 2 done", await JournalAsync());
        Assert.All(await Database.ReadJournalAsync(), entry =>
        {
            Assert.Equal((FixedClock.Time, "", "migration"), (entry.At, entry.Registry, entry.Kind));
            Assert.Equal(ProcessIdentity.Current.ToString(), entry.DoneBy);
            Assert.Null(entry.ErrorMessage);
        });
    }

    [ServerFact]
    public async Task History_journal_and_lock_lie_where_the_options_say()
    {
        void Elsewhere(MigrationRunnerOptions options)
        {
            options.HistoryName = "genmigrate_orders_history";
            options.JournalName = "genmigrate_orders_journal";
            options.LockName = "genmigrate_orders_lock";
            options.SeedHistoryName = "genmigrate_orders_seeds";
        }

        await Runner(Two, Elsewhere).MigrateAsync();
        Assert.Empty((await Runner(Two, Elsewhere).MigrateAsync()).Results);
        Assert.Empty(await Database.ReadHistoryAsync());
        Assert.All(await Database.OwnTablesAsync(), table => Assert.StartsWith("genmigrate_orders_", table, StringComparison.Ordinal));
    }

    [ServerFact]
    public async Task The_status_says_the_same()
    {
        await Runner(Two, options => options.Clock = new FixedClock()).MigrateAsync(1);
        var status = await Runner(Two).GetStatusAsync();
        Assert.Equal(1, status.PendingCount);
        Assert.Equal([(1L, MigrationState.Applied), (2L, MigrationState.Pending)], status.Entries.Select(entry => (entry.Version, entry.State)));
        Assert.Equal(FixedClock.Time, status.Entries[0].AppliedAt);
        Assert.Equal(ProcessIdentity.Current.ToString(), status.Entries[0].AppliedBy);
    }
}
