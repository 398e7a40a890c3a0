using Microsoft.Data.Sqlite;

namespace GenMigrate.Sqlite.Tests;

/// <summary>What the driver cannot be stopped in can: a long statement, waiting for a lock, and both in time.</summary>
public sealed class CancellationTests : SqliteTests
{
    private const string ForEver = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    private static readonly TestMigration First = TestMigration.Creates(1, "log");

    [Fact]
    public async Task A_long_statement_is_interrupted()
    {
        await CancelAsync(stepNumber: 2, First, Sql(2, "INSERT INTO log VALUES ('a')", ForEver));
        Assert.Equal(0, await Database.CountAsync("log"));
        Assert.Equal("1 applied", await StatesAsync());
    }

    [Fact]
    public async Task A_long_statement_of_code_is_interrupted()
    {
        var code = TestStep.Code("long", async (context, token) => await ((SqlMigrationContext)context.Native).ExecuteAsync(ForEver, token));
        await CancelAsync(stepNumber: 1, First, new TestMigration(2) { Up = [code] });
        Assert.Equal("1 applied", await StatesAsync());
    }

    [Fact]
    public async Task A_long_opted_out_statement_is_interrupted_and_resumed()
    {
        var migration = Sql(2, "INSERT INTO log VALUES ('a')", ForEver).OptedOut();
        await CancelAsync(stepNumber: 2, First, migration);
        Assert.Equal(("running", 1), ((await RowAsync(2)).State, (await RowAsync(2)).StepsDone));
        Assert.Equal("up 2", Done(await UpAsync(First, migration with { Up = [migration.Up[0], Step("SELECT 1")] })));
    }

    /// <remarks>
    /// Between the last look at the token and a statement's first instruction, and between two statements of a step of
    /// code, an interrupt stops nothing: the next statement would run to its end.
    /// </remarks>
    [Fact]
    public async Task An_interrupt_that_comes_too_early_is_repeated()
    {
        await using var connection = await File.ConnectRawAsync();
        await using var command = new SqliteCommand(ForEver, connection);
        using var cancel = new CancellationTokenSource();
        var run = Task.Run(() => SqliteInterrupt.RunAsync(
            connection,
            timeout: null,
            async () =>
            {
                await cancel.CancelAsync();
                await Task.Delay(50);
                command.ExecuteNonQuery();
            },
            cancel.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_fails_and_says_so()
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, Sql(2, "INSERT INTO log VALUES ('a')", ForEver) with { TimeoutSeconds = 1 }));
        Assert.Equal("with", failure.Step);
        Assert.Contains("took longer than its TimeoutSeconds (1)", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Database.CountAsync("log"));
        Assert.Equal("1 applied, 2 failed", await StatesAsync());
    }

    [Fact]
    public async Task Waiting_for_the_write_lock_is_cancelled()
    {
        await UpAsync(First);
        await using var holder = await LockAsync();
        using var cancel = new CancellationTokenSource();
        var run = Task.Run(() => Runner([First, Sql(2, "SELECT 1")], options => options.LockWait = TimeSpan.FromHours(1)).MigrateAsync(cancel.Token));
        await Task.Delay(100);
        Assert.False(run.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_statement_without_a_transaction_waits_and_can_be_cancelled()
    {
        await UpAsync(First);
        SqliteConnection? holder = null;
        using var cancel = new CancellationTokenSource();
        var progress = new ProgressLog(now =>
        {
            if (now.Phase == MigrationPhase.StepStarting)
            {
                holder = LockAsync().GetAwaiter().GetResult();
            }
        });
        var run = Task.Run(() => Runner([First, Sql(2, "VACUUM").OptedOut()], options =>
        {
            options.Progress = progress;
            options.LockWait = TimeSpan.FromHours(1);
        }).MigrateAsync(cancel.Token));
        while (holder is null)
        {
            await Task.Delay(5);
        }

        await Task.Delay(100);
        Assert.False(run.IsCompleted);
        cancel.CancelAfter(0);

        // To give its lease back, it needs the lock that is in its way.
        await Task.Delay(100);
        await holder.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal("1 applied, 2 running", await StatesAsync());
    }

    private async Task CancelAsync(int stepNumber, params TestMigration[] migrations)
    {
        using var cancel = new CancellationTokenSource();
        var progress = new ProgressLog(now =>
        {
            if (now is { Phase: MigrationPhase.StepStarting, Version: 2 } && now.StepNumber == stepNumber)
            {
                cancel.CancelAfter(TimeSpan.FromMilliseconds(50));
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runner(migrations, options => options.Progress = progress).MigrateAsync(cancel.Token).WaitAsync(TimeSpan.FromMinutes(1)));
    }
}
