using Microsoft.Data.Sqlite;

namespace GenMigrate.Sqlite.Tests;

/// <summary>Write-ahead logging: switched on where there is no history yet, and nobody's business afterwards.</summary>
public sealed class WriteAheadLogTests : SqliteTests
{
    private static readonly TestMigration[] One = [TestMigration.Creates(1, "log")];
    private static readonly TestMigration[] Two = [.. One, TestMigration.Inserts(2, "log", "a")];

    [Fact]
    public async Task A_new_database_gets_it()
    {
        await UpAsync(One);
        Assert.Equal("wal", await ModeAsync());
    }

    [Fact]
    public async Task A_database_without_a_history_gets_it()
    {
        await File.ExecuteAsync("CREATE TABLE old (id INTEGER)");
        await UpAsync(One);
        Assert.Equal("wal", await ModeAsync());
    }

    [Fact]
    public async Task What_was_chosen_later_stays()
    {
        await UpAsync(One);
        await File.ExecuteAsync("PRAGMA journal_mode = DELETE");
        await UpAsync(Two);
        Assert.Equal("delete", await ModeAsync());
        Assert.Equal("a", await ValuesAsync("log"));
    }

    [Fact]
    public async Task It_can_be_declined()
    {
        await using var database = new SqliteMigrationDatabase(File.ConnectionString) { WriteAheadLog = false };
        await new MigrationRunner(Provider.Registry(One), database).MigrateAsync();
        Assert.Equal("delete", await ModeAsync());
    }

    [Fact]
    public async Task Looking_does_not_switch_it_on()
    {
        await File.ExecuteAsync("CREATE TABLE old (id INTEGER)");
        await Runner(One).GetStatusAsync();
        Assert.Equal("delete", await ModeAsync());
    }

    [Fact]
    public async Task Without_it_a_commit_waits_for_readers()
    {
        await UpAsync(One);
        await File.ExecuteAsync("PRAGMA journal_mode = DELETE; INSERT INTO log VALUES ('old')");
        var reader = await File.ConnectRawAsync();
        await using var command = new SqliteCommand("BEGIN; SELECT * FROM log", reader);
        await using (var rows = await command.ExecuteReaderAsync())
        {
            await rows.ReadAsync();
        }

        // It has executed its steps and cannot commit: nobody but the reader is in its way.
        var committing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var progress = new ProgressLog(now =>
        {
            if (now.Phase == MigrationPhase.Committing)
            {
                committing.SetResult();
            }
        });
        var run = Task.Run(() => Runner(Two, options => options.Progress = progress).MigrateAsync());
        await committing.Task;
        await Task.Delay(100);
        Assert.False(run.IsCompleted);
        await reader.DisposeAsync();
        Assert.Equal("up 2", Done(await run));
    }

    private Task<string> ModeAsync() => ScalarAsync<string>("PRAGMA journal_mode");
}
