using Microsoft.Data.Sqlite;

namespace GenMigrate.Sqlite.Tests;

/// <summary>
/// The interleavings between a look at the lease and the transaction that trusts it, one by one. Sessions stand for
/// runners; another one's hand is played by plain SQL.
/// </summary>
public sealed class LeaseTests : SqliteTests
{
    private static readonly ProcessIdentity Other = new("another machine", 4711, "1", "Other 1.0.0");

    private readonly MigrationSettings _settings = new(registry: null, new MigrationRunnerOptions { LockWait = TimeSpan.FromMilliseconds(50) });

    [Fact]
    public async Task Nobody_at_work_nothing_changed()
    {
        await using var session = await LookAsync();
        Assert.True(await session.RecordAsync([Change()], CancellationToken.None));
    }

    [Fact]
    public async Task An_expired_lease_is_taken_over_and_its_token_fences_the_old_holder_off()
    {
        await HoldAsync(token: 5, expiresIn: -1);
        await using var session = await LookAsync();
        Assert.True(await session.RecordAsync([Change()], CancellationToken.None));
        Assert.Equal((6L, false), await LeaseAsync());
        Assert.Equal("takeover 0 done", await JournalAsync());
    }

    /// <remarks>A statement that takes no transaction gives no sign of life, but it has the write lock.</remarks>
    [Fact]
    public async Task An_expired_lease_is_left_alone_while_somebody_writes()
    {
        await HoldAsync(token: 5, expiresIn: -1);
        await using var writer = await LockAsync();
        var error = await Assert.ThrowsAsync<MigrationLockException>(LookAsync);
        Assert.Equal(Other.ToString(), error.Holder);
        Assert.Equal((5L, true), await LeaseAsync());
    }

    [Fact]
    public async Task A_lease_that_is_renewed_a_moment_after_it_expired_is_left_alone()
    {
        await HoldAsync(token: 5, expiresIn: -1);
        var look = Task.Run(LookAsync);
        await Task.Delay(200);
        await HoldAsync(token: 5, expiresIn: 60);
        var error = await Assert.ThrowsAsync<MigrationLockException>(() => look);
        Assert.Equal(Other.ToString(), error.Holder);
    }

    /// <remarks>Its clock was ahead, or was set back since: the expiry says nothing, and nobody renews it.</remarks>
    [Theory]
    [InlineData(3 * 60 * 60)]
    [InlineData(90)]
    [InlineData(int.MaxValue)]
    public async Task A_lease_that_nobody_renews_is_taken_over_whatever_its_expiry(int expiresIn)
    {
        TestMigration[] migrations = [TestMigration.Creates(1, "log"), TestMigration.Inserts(2, "log", "a").OptedOut()];
        Action<MigrationRunnerOptions> options = options => (options.LeaseTime, options.LockWait) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        await HoldAsync(token: 5, expiresIn);
        Assert.Equal("up 1, up 2", Done(await Runner(migrations, options).MigrateAsync()));

        // Whoever corrects something by hand, or starts over, is not kept out either.
        await HoldAsync(token: 15, expiresIn);
        Assert.Single((await Runner(migrations, options).RepairAsync(2, RepairAction.MarkRolledBack)).Results);
        await HoldAsync(token: 25, expiresIn);
        await Runner(migrations, settings =>
        {
            options(settings);
            settings.Environment = "Development";
        }).ResetAsync(everything: true);
        Assert.Empty(await Database.OwnTablesAsync());
    }

    [Fact]
    public async Task A_holder_at_work_whose_clock_is_ahead_is_waited_for()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = new TestMigration(1)
        {
            Up =
            [
                TestStep.Code("slow", async (_, token) =>
                {
                    reached.SetResult();
                    await Task.Delay(4000, token);
                }),
                TestStep.Code("last", (_, _) => Task.CompletedTask),
            ],
        }.OptedOut();
        var holder = Task.Run(() => Runner([slow], options => (options.LeaseTime, options.Clock) = (TimeSpan.FromSeconds(1), new ClockAhead())).MigrateAsync());
        await reached.Task;
        Assert.Empty((await Runner([slow], options => options.LeaseTime = TimeSpan.FromSeconds(1)).MigrateAsync()).Results);
        Assert.Equal("up 1", Done(await holder));
        Assert.Equal("up 1 done", await JournalAsync());
    }

    [Theory]
    [InlineData("process_id = 'one'", "process_id")]
    [InlineData("process_start = NULL", "process_start")]
    [InlineData("program = x'00'", "program")]
    [InlineData("expires_at = 'tomorrow'", "expires_at")]
    public async Task A_lease_that_was_changed_by_hand_is_refused_with_its_column(string change, string column)
    {
        await HoldAsync(token: 5, expiresIn: 60);
        await File.ExecuteAsync($"UPDATE genmigrate_lock SET {change}");
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => UpAsync(TestMigration.Creates(1, "log")));
        Assert.Contains($"A row in 'genmigrate_lock' cannot be read: '{column}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_takes_longer_than_the_lease_leaves_a_new_one()
    {
        var slow = new TestMigration(1) { Up = [TestStep.Code("slow", (_, token) => Task.Delay(1200, token)), TestStep.Code("last", (_, _) => Task.CompletedTask)] };
        var isValid = false;
        var progress = new ProgressLog(told =>
        {
            if (told is { Phase: MigrationPhase.StepDone, Step: "slow" })
            {
                isValid = ScalarAsync<long>("SELECT expires_at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM genmigrate_lock").GetAwaiter().GetResult() == 1;
            }
        });
        await Runner([slow.OptedOut()], options => (options.LeaseTime, options.Progress) = (TimeSpan.FromSeconds(1), progress)).MigrateAsync();
        Assert.True(isValid);
    }

    [Fact]
    public async Task Who_comes_while_a_database_is_compacted_for_longer_than_the_lease_waits()
    {
        var isCompacting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = TestStep.Code("have it take long", (context, _) =>
        {
            // Only what looks at every row takes so many of SQLite's operations.
            var handle = ((SqliteConnection)((SqlMigrationContext)context.Native).Connection).Handle!;
            SQLitePCL.raw.sqlite3_progress_handler(handle, 10_000, _ => StandStill(), null);
            return Task.CompletedTask;
        });
        var rows = Sql(1, "CREATE TABLE log AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i FROM n");
        TestMigration[] migrations = [rows, new TestMigration(2) { Up = [slow, Step("VACUUM")] }.OptedOut()];
        await UpAsync(rows);
        var first = Task.Run(() => Runner(migrations, options => options.LeaseTime = TimeSpan.FromSeconds(1)).MigrateAsync());
        await Task.WhenAny(isCompacting.Task, first);
        Assert.Empty((await UpAsync(migrations)).Results);
        Assert.Single((await first).Results);
        Assert.Equal("up 1 done, up 2 done", await JournalAsync());

        int StandStill()
        {
            if (isCompacting.TrySetResult())
            {
                Thread.Sleep(2500);
            }

            return 0;
        }
    }

    /// <remarks>In a checkpoint others could write, and would find a runner that gives no sign of life.</remarks>
    [Fact]
    public async Task No_checkpoint_comes_before_a_statement_without_a_transaction_returns()
    {
        TestMigration[] migrations =
        [
            Sql(1, "CREATE TABLE log AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) SELECT i, randomblob(1000) FROM n; CREATE TABLE spare AS SELECT * FROM log"),
            Sql(2, "DROP TABLE spare"),
            Sql(3, "VACUUM").OptedOut(),
        ];
        await UpAsync(migrations[..2]);
        var before = new FileInfo(Path).Length;
        var meanwhile = 0L;
        var progress = new ProgressLog(told => meanwhile = told.Phase == MigrationPhase.StepDone ? new FileInfo(Path).Length : meanwhile);
        await Runner(migrations, options => options.Progress = progress).MigrateAsync();
        Assert.Equal(before, meanwhile);
        Assert.InRange(new FileInfo(Path).Length, 1, before - 1);
    }

    [Fact]
    public async Task A_lease_that_was_renewed_after_the_look_is_left_alone()
    {
        await HoldAsync(token: 5, expiresIn: -1);
        await using var session = await LookAsync();
        await HoldAsync(token: 5, expiresIn: 60);
        Assert.False(await session.RecordAsync([Change()], CancellationToken.None));
        Assert.Equal((5L, true), await LeaseAsync());
        Assert.Equal("", await JournalAsync());
    }

    [Fact]
    public async Task A_lease_that_was_taken_after_the_look_is_waited_for()
    {
        await using var session = await LookAsync();
        await HoldAsync(token: 1, expiresIn: 60);
        Assert.False(await session.RecordAsync([Change()], CancellationToken.None));
        var error = await Assert.ThrowsAsync<MigrationLockException>(() => session.ReadHistoryAsync(MigrationKind.Migration, CancellationToken.None));
        Assert.Equal(Other.ToString(), error.Holder);
    }

    [Fact]
    public async Task A_lease_that_was_taken_and_given_back_after_the_look_is_a_reason_to_look_again()
    {
        await using var session = await LookAsync();
        await HoldAsync(token: 1, expiresIn: 60);
        await File.ExecuteAsync("UPDATE genmigrate_lock SET machine = NULL, process_id = NULL, process_start = NULL, program = NULL, expires_at = NULL");
        Assert.False(await session.RecordAsync([Change()], CancellationToken.None));
        await session.ReadHistoryAsync(MigrationKind.Migration, CancellationToken.None);
        Assert.True(await session.RecordAsync([Change()], CancellationToken.None));
    }

    [Fact]
    public async Task A_history_that_was_changed_after_the_look_is_a_reason_to_look_again()
    {
        await using var session = await LookAsync();
        await UpAsync(TestMigration.Creates(1, "log"));
        Assert.False(await session.RecordAsync([Change()], CancellationToken.None));
    }

    [Fact]
    public async Task A_history_that_was_changed_between_a_look_at_migrations_and_one_at_seeds_is_one_too()
    {
        await using var session = await LookAsync();
        await UpAsync(TestMigration.Creates(1, "log"));
        await session.ReadHistoryAsync(MigrationKind.Seed, CancellationToken.None);
        Assert.False(await session.RecordAsync([Change()], CancellationToken.None));
    }

    [Fact]
    public async Task What_an_application_writes_meanwhile_is_none()
    {
        await using var session = await LookAsync();
        await File.ExecuteAsync("CREATE TABLE orders (id INTEGER); INSERT INTO orders VALUES (1)");
        Assert.True(await session.RecordAsync([Change()], CancellationToken.None));
    }

    [Fact]
    public async Task A_takeover_that_was_rolled_back_is_made_again()
    {
        await UpAsync(TestMigration.Creates(1, "log"));
        await HoldAsync(token: 5, expiresIn: -1);
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(TestMigration.Creates(1, "log"), new TestMigration(2) { Up = [TestStep.Fail()] }));
        Assert.Equal((6L, false), await LeaseAsync());
        Assert.Equal("up 1 done, takeover 0 done, up 2 failed", await JournalAsync());
    }

    /// <remarks>
    /// The number that says whether others have written counts per connection. One that a step's code has closed and the
    /// runner has opened again may well show the same number for other data.
    /// </remarks>
    [Fact]
    public async Task A_connection_that_was_opened_again_believes_nothing_of_the_old_one()
    {
        TestMigration[] migrations =
        [
            TestMigration.Creates(1, "log"),
            new(2)
            {
                Up =
                [
                    TestStep.Code("close", async (context, _) =>
                    {
                        await ((SqlMigrationContext)context.Native).Connection.CloseAsync();
                        await File.ExecuteAsync("UPDATE genmigrate_history SET state = 'baseline'");
                    }),
                ],
            },
        ];
        await UpAsync(migrations[0]);
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migrations));

        // Somebody else changed the history, so what failed here is told by the journal only.
        Assert.Equal("1 baseline", await StatesAsync());
        Assert.Equal("up 1 done, up 2 failed", await JournalAsync());
    }

    /// <remarks>The number that says whether others have written does not say what was written by the session itself.</remarks>
    [Fact]
    public async Task What_a_session_has_written_itself_it_reads()
    {
        await UpAsync(TestMigration.Creates(1, "log"));
        await using var session = await Database.Connect().OpenAsync(_settings, CancellationToken.None);
        Assert.Single(await session.ReadHistoryAsync(MigrationKind.Migration, CancellationToken.None));
        await session.AcquireLockAsync(CancellationToken.None);
        await session.ReadHistoryAsync(MigrationKind.Migration, CancellationToken.None);
        Assert.True(await session.RecordAsync([Change()], CancellationToken.None));
        Assert.Equal([1, 7], (await session.ReadHistoryAsync(MigrationKind.Migration, CancellationToken.None)).Select(row => row.Version));
    }

    private async Task<IMigrationSession> LookAsync()
    {
        var session = await Database.Connect().OpenAsync(_settings, CancellationToken.None);
        await session.AcquireLockAsync(CancellationToken.None);
        await session.ReadHistoryAsync(MigrationKind.Migration, CancellationToken.None);
        return session;
    }

    private async Task HoldAsync(long token, int expiresIn)
    {
        await using (var session = await Database.Connect().OpenAsync(_settings, CancellationToken.None))
        {
            await session.AcquireLockAsync(CancellationToken.None);
        }

        await using var connection = await File.ConnectRawAsync();
        await using var command = new SqliteCommand(
            "UPDATE genmigrate_lock SET token = @token, machine = @machine, process_id = @process, process_start = @start, program = @program, expires_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', @expires)",
            connection);
        command.Parameters.AddWithValue("@token", token);
        command.Parameters.AddWithValue("@machine", Other.Machine);
        command.Parameters.AddWithValue("@process", Other.ProcessId);
        command.Parameters.AddWithValue("@start", Other.ProcessStart);
        command.Parameters.AddWithValue("@program", Other.Program);
        command.Parameters.AddWithValue("@expires", $"{expiresIn} seconds");
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private async Task<(long Token, bool IsHeld)> LeaseAsync() =>
        (await ScalarAsync<long>("SELECT token FROM genmigrate_lock"), await ScalarAsync<long>("SELECT machine IS NOT NULL FROM genmigrate_lock") == 1);

    private sealed class ClockAhead : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(3);
    }

    private static HistoryChange Change() => new(new HistoryRow { Version = 7, Name = "Seven", State = HistoryState.Applied }, Remove: false, Entry: null);
}
