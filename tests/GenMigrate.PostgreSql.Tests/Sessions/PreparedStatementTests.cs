using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>In a long run the runner's own statements are prepared, where a session is its own, and nobody notices.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
public sealed class PreparedStatementTests : TablesTests
{
    private static readonly TestMigration Look = NativeMigrations.Sql(11, "CREATE TABLE prepared AS SELECT count(*) FROM pg_prepared_statements", "DROP TABLE prepared");

    private static readonly TestMigration[] Looking = [.. FortyFive.Take(10), Look, .. FortyFive.Skip(11).Take(14)];

    [ServerFact]
    public async Task There_are_two_while_it_runs_and_none_afterwards()
    {
        await using var source = OwnSource();
        await using var database = new PostgreSqlMigrationDatabase(source);
        await Runner(Looking, database: database).MigrateAsync();
        Assert.Equal("2", await TextAsync("SELECT count FROM prepared"));
        await AreNoneAsync(source);
        await Runner(Looking, database: database).RollbackToAsync(0);
        await AreNoneAsync(source);
    }

    [ServerFact]
    public async Task In_a_short_run_there_are_none()
    {
        await UpAsync(Looking.Take(19));
        Assert.Equal("0", await TextAsync("SELECT count FROM prepared"));
    }

    [ServerFact]
    public async Task Nor_behind_a_pooler()
    {
        await using var pooled = new PostgreSqlMigrationDatabase(PgBouncer.TransactionMode(Database.Name).ConnectionString);
        await Runner(Looking, database: pooled).MigrateAsync();
        Assert.Equal("0", await TextAsync("SELECT count FROM prepared"));
    }

    [ServerFact]
    public async Task A_run_that_failed_or_was_cancelled_leaves_none()
    {
        await using var source = OwnSource();
        await using var database = new PostgreSqlMigrationDatabase(source);
        await Database.ExecuteAsync("CREATE TABLE t9 (x int)");
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(FortyFive, database: database).MigrateAsync());
        await AreNoneAsync(source);
        await Database.ExecuteAsync("DROP TABLE t9");
        await Trap.SetAsync(Database, "t15", Gate.Wait);
        await using var gate = await Gate.CloseAsync(Database);
        using var cancel = new CancellationTokenSource();
        var run = Task.Run(() => Runner(FortyFive, database: database).MigrateAsync(cancel.Token));
        await gate.ReachedAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await AreNoneAsync(source);
    }

    /// <remarks>One is there already while the other waits for somebody who has locked the journal.</remarks>
    [ServerFact]
    public async Task A_run_that_was_cancelled_while_it_prepared_leaves_none()
    {
        await using var source = OwnSource();
        await using var database = new PostgreSqlMigrationDatabase(source);
        await UpAsync(FortyFive.Take(1));
        await using var rival = await Database.ConnectRawAsync();
        await using var take = new NpgsqlCommand("BEGIN; LOCK TABLE genmigrate_journal", rival);
        await take.ExecuteNonQueryAsync();
        using var cancel = new CancellationTokenSource();
        var run = Task.Run(() => Runner(FortyFive, database: database).MigrateAsync(cancel.Token));
        await Eventually.EqualAsync("1", () => TextAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'PREPARE%'"));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await AreNoneAsync(source);
    }

    /// <remarks>Then they are sent as they are, and whoever waits for a lock is tried again.</remarks>
    [ServerFact]
    public async Task Preparing_waits_for_a_lock_no_longer_than_a_migration()
    {
        await UpAsync(FortyFive.Take(1));
        await using var rival = await Database.ConnectRawAsync();
        await using var take = new NpgsqlCommand("BEGIN; LOCK TABLE genmigrate_journal", rival);
        await take.ExecuteNonQueryAsync();
        var run = Task.Run(() => UpAsync(FortyFive));
        await Eventually.EqualAsync("1", () => TextAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'WITH finished%'"));
        await rival.DisposeAsync();
        await run;
        await AreAppliedOnceAsync(45);
    }

    [ServerFact]
    public async Task A_session_that_takes_the_place_of_a_lost_one_has_its_own()
    {
        foreach (var table in new[] { "t1", "t5" })
        {
            await using var other = await PostgreSqlTestDatabase.CreateAsync();
            await Trap.SetOnceAsync(other, table, Trap.EndSession);
            await Runner([.. FortyFive.Take(20), Look with { Version = 21 }, .. FortyFive.Skip(21)], database: other.Connect()).MigrateAsync();
            Assert.Equal("2", await other.TextAsync("SELECT count FROM prepared"));
        }
    }

    [ServerFact]
    public async Task A_migration_that_forgets_them_all_breaks_nothing()
    {
        await UpAsync([.. FortyFive.Take(14), NativeMigrations.Sql(15, "DEALLOCATE ALL; CREATE TABLE t15 (x int)"), .. FortyFive.Skip(15).Take(15)]);
        await AreAppliedOnceAsync(30);
    }

    [ServerFact]
    public async Task One_that_forgets_them_outside_of_a_transaction_neither()
    {
        await UpAsync([.. FortyFive.Take(14), NativeMigrations.Sql(15, "DEALLOCATE ALL; CREATE TABLE t15 (x int)").OptedOut(), .. FortyFive.Skip(15).Take(15)]);
        await AreAppliedOnceAsync(30);
    }

    [ServerFact]
    public async Task One_that_moves_the_search_path_moves_nothing_that_comes_behind_it()
    {
        await UpAsync([.. FortyFive.Take(9), NativeMigrations.Sql(10, "CREATE TABLE t10 (x int); CREATE SCHEMA elsewhere; SELECT pg_catalog.set_config('search_path', 'elsewhere', false)"), .. FortyFive.Skip(10).Take(20)]);
        await AreAppliedOnceAsync(30);
        Assert.Equal("0", await TextAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'elsewhere'"));
    }

    [ServerFact]
    public async Task One_that_uses_a_statement_nobody_prepared_fails_by_itself()
    {
        await using var source = OwnSource();
        await using var database = new PostgreSqlMigrationDatabase(source);
        TestMigration[] migrations = [.. FortyFive.Take(24), NativeMigrations.Sql(25, "CREATE TABLE t25 (x int);\nEXECUTE nobodys")];
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(migrations, database: database).MigrateAsync());
        Assert.Equal((25L, 2, 24), (failure.Version, failure.Line, failure.Completed.Count));
        Assert.Equal(["up 24 done", "up 25 failed"], (await JournalAsync()).Skip(23));
        await AreNoneAsync(source);
    }

    [ServerFact]
    public Task Whatever_stands_in_a_name_arrives_in_the_history() => ArriveAsync();

    [ServerFact]
    public async Task However_the_database_reads_a_backslash()
    {
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET standard_conforming_strings = off; ALTER DATABASE {Database.Name} SET backslash_quote = off");
        await ArriveAsync();
    }

    private async Task ArriveAsync()
    {
        string[] texts = ["it's", "'", "''", "\\", "\\'", "a\\", "E'\\x41'", "a;b", "'; DROP TABLE genmigrate_history; --", "@x @version :y", "$1 $$ $a$", "{0} ? %s", "/* -- */", "\"quoted\"", "Größe 数据 🚀", "one\ntwo\r\n\t", "NULL", " "];
        TestMigration[] migrations = [.. Enumerable.Range(1, 25).Select(version => TestMigration.Creates(version, $"t{version}") with { Name = $"{version} {texts[version % texts.Length]}", Description = version == 25 ? null : texts[version % texts.Length] })];
        await UpAsync(migrations);
        Assert.Equal(migrations.Select(migration => (migration.Name, migration.Description)), (await Database.ReadHistoryAsync()).Select(row => (row.Name, row.Description)));
        await AreAppliedOnceAsync(25);
    }

    // Of the caller's, whose sessions are not reset when they come back; a run takes both.
    private NpgsqlDataSource OwnSource() =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(Database.Name).ConnectionString) { Pooling = true, MaxPoolSize = 2, NoResetOnClose = true });

    private static async Task AreNoneAsync(NpgsqlDataSource source)
    {
        await using var one = await source.OpenConnectionAsync();
        await using var other = await source.OpenConnectionAsync();
        foreach (var connection in new[] { one, other })
        {
            await using var look = new NpgsqlCommand("SELECT count(*) || ' prepared, lock_timeout ' || current_setting('lock_timeout') FROM pg_prepared_statements", connection);
            Assert.Equal("0 prepared, lock_timeout 0", await look.ExecuteScalarAsync());
        }
    }
}
