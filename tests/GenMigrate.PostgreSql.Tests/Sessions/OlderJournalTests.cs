namespace GenMigrate.PostgreSql.Tests;

/// <summary>A journal that an older version made, without the column of counts.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class OlderJournalTests : PostgreSqlTests
{
    private const string Insert =
        "INSERT INTO genmigrate_journal (at, registry, kind, version, action, outcome, duration_ms, error_message, done_by) "
        + "VALUES ('2026-01-02T03:04:05.678Z', '', 'migration', 1, 'up', 'done', 12, NULL, 'older')";

    private static readonly TestMigration[] Three =
    [
        NativeMigrations.Sql(1, "CREATE TABLE log (value text)"),
        NativeMigrations.Sql(2, "INSERT INTO log VALUES ('a'), ('b')"),
        NativeMigrations.Sql(3, "DELETE FROM log"),
    ];

    [ServerFact]
    public async Task Looking_at_it_changes_nothing()
    {
        await PrepareAsync();
        Assert.Empty(Assert.Single(await Runner(Three).GetHistoryAsync()).Affected);
        Assert.Equal("0", await ColumnsAsync());
    }

    [ServerFact]
    public async Task A_run_adds_the_column_and_the_older_version_goes_on_writing()
    {
        await PrepareAsync();
        await UpAsync(Three[..2]);
        await Database.ExecuteAsync(Insert);
        await UpAsync(Three);
        Assert.Equal(["", "2", "", "2"], await CountsAsync());
    }

    [ServerFact]
    public async Task Runners_that_start_at_once_add_it_once()
    {
        await PrepareAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => UpAsync(Three)));
        Assert.Equal("1", await ColumnsAsync());
        Assert.Equal(["", "2", "2"], await CountsAsync());
    }

    [ServerFact]
    public async Task A_role_that_does_not_own_it_runs_without()
    {
        await PrepareAsync();
        var grants = PostgreSqlGrants.Statements(PostgreSqlDialect.Instance, TestSettings.With("public"), "$role")
            .Select(grant => grant.Replace("\"$role\"", "$role", StringComparison.Ordinal));
        var role = await CreateRoleAsync([.. grants, "GRANT SELECT ON genmigrate_journal TO $role", "GRANT ALL ON log TO $role"]);
        await using (var database = new PostgreSqlMigrationDatabase(role.ConnectionString))
        {
            await Runner(Three[..2], database: database).MigrateAsync();
            Assert.Equal(["", ""], (await Runner(Three, database: database).GetHistoryAsync()).Select(entry => string.Join(',', entry.Affected)));
        }

        Assert.Equal("0", await ColumnsAsync());
    }

    /// <remarks>As a role has them to which only single columns were granted, before the owner's run added one.</remarks>
    [ServerFact]
    public async Task A_role_that_may_not_write_the_column_runs_without()
    {
        await PrepareAsync();
        var grants = PostgreSqlGrants.Statements(PostgreSqlDialect.Instance, TestSettings.With("public"), "$role")
            .Where(grant => !grant.Contains("journal", StringComparison.Ordinal))
            .Select(grant => grant.Replace("\"$role\"", "$role", StringComparison.Ordinal));
        const string Columns = "at, registry, kind, version, action, outcome, duration_ms, error_message, done_by";
        var role = await CreateRoleAsync([.. grants, $"GRANT INSERT ({Columns}) ON genmigrate_journal TO $role", "GRANT ALL ON log TO $role"]);
        await UpAsync(Three[..2]);
        await using (var database = new PostgreSqlMigrationDatabase(role.ConnectionString))
        {
            await Runner(Three, database: database).MigrateAsync();
        }

        Assert.Equal(["", "2", ""], await CountsAsync());
    }

    [ServerFact]
    public async Task A_dump_that_takes_long_does_not_stand_in_the_way()
    {
        await PrepareAsync();
        await using (var dump = await Database.ConnectRawAsync())
        {
            await using var transaction = await dump.BeginTransactionAsync();
            await using var command = dump.CreateCommand();
            command.CommandText = "SELECT count(*) FROM genmigrate_journal";
            await command.ExecuteScalarAsync();
            await UpAsync(Three[..2]);
            Assert.Equal("0", await ColumnsAsync());
        }

        await UpAsync(Three);
        Assert.Equal(["", "", "2"], await CountsAsync());
    }

    private async Task<IReadOnlyList<string>> CountsAsync() =>
        [.. (await Runner(Three).GetHistoryAsync()).Select(entry => string.Join(',', entry.Affected))];

    private Task<string> ColumnsAsync() =>
        TextAsync("SELECT count(*) FROM pg_attribute WHERE attrelid = 'genmigrate_journal'::regclass AND attname = 'affected'");

    private async Task PrepareAsync()
    {
        await UpAsync(Three[..1]);
        await Database.ExecuteAsync($"""
            DROP TABLE genmigrate_journal;
            CREATE TABLE genmigrate_journal (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL,
                registry text NOT NULL, kind text NOT NULL, version bigint NOT NULL,
                action text NOT NULL, outcome text NOT NULL, duration_ms bigint NOT NULL,
                error_message text, done_by text NOT NULL);
            {Insert}
            """);
    }
}
