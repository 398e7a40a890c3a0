using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>A migration that somebody stands in the way of does not stand in everybody's way.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class LockTimeoutTests : PostgreSqlTests
{
    private static readonly TestMigration Table = NativeMigrations.Sql(1, "CREATE TABLE log (value int)");
    private static readonly TestMigration Alter = NativeMigrations.Sql(2, "ALTER TABLE log ADD COLUMN extra int") with { LockTimeoutSeconds = 1 };

    [ServerFact]
    public async Task Those_who_queue_up_behind_it_go_on_and_it_succeeds_when_the_way_is_free()
    {
        await UpAsync(Table);
        await using var reader = await ReadAsync();
        var migration = Task.Run(() => UpAsync(Table, Alter));
        await IsWaitingAsync(1);

        // Behind the waiting ALTER TABLE another reader has to wait; when that gives up, it goes on beside the first one.
        await using var second = await Database.ConnectRawAsync();
        await using var read = new NpgsqlCommand("SELECT count(*) FROM log", second);
        Assert.Equal(0L, await read.ExecuteScalarAsync());
        Assert.False(migration.IsCompleted);
        await reader.DisposeAsync();
        Assert.Equal([2L], (await migration).Results.Select(result => result.Version));
        Assert.Equal("up 1 done, up 2 done", string.Join(", ", (await Database.ReadJournalAsync()).Select(entry => entry.Essence)));
    }

    [ServerFact]
    public async Task It_gives_up_after_a_time_and_succeeds_another_time()
    {
        await UpAsync(Table);
        await using (await ReadAsync())
        {
            var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([Table, Alter], options => options.LockWait = TimeSpan.FromMilliseconds(1)).MigrateAsync());
            Assert.Contains("SQLSTATE 55P03", failure.Message, StringComparison.Ordinal);
            Assert.Contains("LockTimeoutSeconds", failure.Message, StringComparison.Ordinal);
        }

        await UpAsync(Table, Alter);
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task A_step_of_an_opted_out_migration_is_tried_again_too()
    {
        await UpAsync(Table);
        await using var reader = await ReadAsync();
        using var log = new LogRecorder();
        var migration = Task.Run(() => Runner([Table, Alter.OptedOut()], options => options.LoggerFactory = log).MigrateAsync());
        while (!log.Text.Contains("Trying again", StringComparison.Ordinal))
        {
            await Task.Delay(20);
        }

        await reader.DisposeAsync();
        await migration;
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task A_lock_is_waited_for_five_seconds_where_nothing_is_said()
    {
        await UpAsync(NativeMigrations.Sql(1, "CREATE TABLE log AS SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement"));
        Assert.Equal("5s 0", await TextAsync("SELECT lock || ' ' || statement FROM log"));
    }

    [ServerFact]
    public async Task A_deadlock_is_tried_again()
    {
        await UpAsync(Table, NativeMigrations.Sql(2, "CREATE TABLE other (value int)"));
        await using var rival = await Database.ConnectRawAsync();
        await using var transaction = await rival.BeginTransactionAsync();
        await ExecuteAsync(rival, "LOCK TABLE other");
        var migration = Task.Run(() => UpAsync(Table, NativeMigrations.Sql(2, "CREATE TABLE other (value int)"), NativeMigrations.Sql(3, "LOCK TABLE log; LOCK TABLE other") with { LockTimeoutSeconds = 60 }));
        await IsWaitingAsync(1);

        // One of the two is the server's victim; whichever it is, the migration gets through.
        await Record.ExceptionAsync(() => ExecuteAsync(rival, "LOCK TABLE log"));
        await transaction.DisposeAsync();
        await migration;
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
    }

    /// <remarks>With one view of all for the whole transaction, what is under way would have to be taken back and begun anew.</remarks>
    [ServerFact]
    public async Task A_row_that_somebody_changes_meanwhile_is_no_reason_to_begin_anew_whatever_the_database_sets()
    {
        TestMigration[] before = [Table, NativeMigrations.Sql(2, "INSERT INTO log VALUES (1)"), NativeMigrations.Sql(3, "CREATE SEQUENCE attempts")];
        await UpAsync(before);
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET default_transaction_isolation = 'repeatable read'");
        await using var writer = await Database.ConnectRawAsync();
        await ExecuteAsync(writer, "BEGIN; UPDATE log SET value = 2");
        var migration = Task.Run(() => UpAsync([.. before, NativeMigrations.Sql(4, "SELECT nextval('attempts'); UPDATE log SET value = value + 1") with { LockTimeoutSeconds = 60 }]));
        await IsWaitingAsync(1, "transactionid");
        await ExecuteAsync(writer, "COMMIT");
        await migration;
        Assert.Equal("3 1", await TextAsync("SELECT value || ' ' || last_value FROM log, attempts"));
    }

    [ServerFact]
    public async Task Whoever_holds_the_lock_is_named_after_some_seconds()
    {
        await UpAsync(Table);
        TestMigration[] waiting =
        [
            Alter with { LockTimeoutSeconds = 60 },
            NativeMigrations.Sql(2, "CREATE INDEX CONCURRENTLY log_value ON log (value)").OptedOut(),
            NativeMigrations.Steps(2, migration => migration.Run("code", (context, token) => context.ExecuteAsync("DROP TABLE log", token))) with { LockTimeoutSeconds = 60 },
        ];
        foreach (var migration in waiting)
        {
            await using var holder = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(Database.Name).ConnectionString) { ApplicationName = "reports", Pooling = false }.ConnectionString);
            await holder.OpenAsync();
            await ExecuteAsync(holder, "BEGIN; INSERT INTO log VALUES (4711)");
            await ExecuteAsync(holder, "UPDATE log SET value = 4712 /* secret */ WHERE value = 4711 AND 'hunter2' <> $$x$$");
            using var log = new LogRecorder();
            var run = Task.Run(() => Runner([Table, migration], options => options.LoggerFactory = log).MigrateAsync());
            var blocked = $"Waiting for a lock that is held by process {holder.ProcessID} of 'reports' (user {PostgreSqlServer.To().Username}, in a transaction since ";
            await Eventually.EqualAsync("told", () => Task.FromResult(log.Text.Contains(blocked, StringComparison.Ordinal) ? "told" : log.Text));
            Assert.Contains("UTC, idle in transaction): UPDATE log SET value = … WHERE value = … AND … <> …", log.Text, StringComparison.Ordinal);
            await ExecuteAsync(holder, "ROLLBACK");
            await run;
            Assert.DoesNotContain("hunter2", log.Text, StringComparison.Ordinal);
            Assert.Equal("1 applied, 2 applied", await StatesAsync());
            await Database.ExecuteAsync("DELETE FROM genmigrate_history WHERE version = 2; DROP INDEX IF EXISTS log_value; ALTER TABLE IF EXISTS log DROP COLUMN IF EXISTS extra");
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // Somebody who is in a transaction and has read the table.
    private async Task<NpgsqlConnection> ReadAsync()
    {
        var reader = await Database.ConnectRawAsync();
        await ExecuteAsync(reader, "BEGIN; SELECT * FROM log");
        return reader;
    }

    private async Task IsWaitingAsync(int count, string kind = "relation")
    {
        while ((await Database.QueryAsync($"SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = '{kind}'", reader => reader.GetInt64(0)))[0] < count)
        {
            await Task.Delay(10);
        }
    }
}
