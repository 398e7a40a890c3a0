using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace GenMigrate.Sqlite.Tests;

/// <summary>What the provider knows of its driver and no document promises.</summary>
public sealed class DriverTests : SqliteTests
{
    /// <remarks>
    /// The driver naps for 150 ms and asks again until its timeout, in whole seconds, is over; 0 is for ever. With a
    /// negative one it asks once: twenty tries must take less than twenty naps.
    /// </remarks>
    [Fact]
    public async Task A_negative_timeout_is_no_waiting()
    {
        await using var holder = await LockAsync();
        await using var connection = await File.ConnectRawAsync();
        connection.DefaultTimeout = SqliteCommands.DoNotWait;
        var elapsed = Stopwatch.StartNew();
        for (var i = 0; i < 20; i++)
        {
            var busy = Assert.Throws<SqliteException>(() => connection.BeginTransaction(deferred: false));
            Assert.True(SqliteErrors.IsBusy(busy));
        }

        Assert.InRange(elapsed.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20 * 0.15));
    }

    [Fact]
    public async Task A_refused_commit_rolls_everything_back()
    {
        await File.ExecuteAsync("CREATE TABLE log (value TEXT)");
        await using var connection = await File.ConnectRawAsync();
        using var guard = new SqliteCommitGuard(connection) { Refuses = true };
        await using var command = new SqliteCommand("BEGIN; INSERT INTO log VALUES ('a'); COMMIT", connection);
        var refused = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT_COMMITHOOK, refused.SqliteExtendedErrorCode);
        command.CommandText = "INSERT INTO log VALUES ('b')";
        await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync());
        guard.Refuses = false;
        await command.ExecuteNonQueryAsync();
        Assert.Equal("b", await ValuesAsync("log"));
    }

    [Fact]
    public async Task A_guard_holds_on_a_connection_that_was_opened_again()
    {
        await File.ExecuteAsync("CREATE TABLE log (value TEXT)");
        await using var connection = await File.ConnectRawAsync();
        using var guard = new SqliteCommitGuard(connection) { Refuses = true };
        await connection.CloseAsync();
        await connection.OpenAsync();
        await using var command = new SqliteCommand("INSERT INTO log VALUES ('a')", connection);
        await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync());
    }
}
