namespace GenMigrate.Sqlite.Tests;

/// <summary>A journal that an older version made, without the column of counts.</summary>
public sealed class OlderJournalTests : SqliteTests
{
    private const string Insert =
        "INSERT INTO genmigrate_journal (at, registry, kind, version, action, outcome, duration_ms, error_message, done_by) "
        + "VALUES ('2026-01-02T03:04:05.678Z', '', 'migration', 1, 'up', 'done', 12, NULL, 'older')";

    private static readonly TestMigration[] Three = [Sql(1, "CREATE TABLE log (value TEXT)"), Sql(2, "INSERT INTO log VALUES ('a'), ('b')"), Sql(3, "DELETE FROM log")];

    [ServerFact]
    public async Task Looking_at_it_changes_nothing()
    {
        await PrepareAsync();
        var entry = Assert.Single(await Runner(Three).GetHistoryAsync());
        Assert.Empty(entry.Affected);
        Assert.Equal(0, await ColumnsAsync());
    }

    [ServerFact]
    public async Task A_run_adds_the_column_and_the_older_version_goes_on_writing()
    {
        await PrepareAsync();
        await UpAsync(Three[..2]);
        await File.ExecuteAsync(Insert);
        await UpAsync(Three);
        Assert.Equal(["", "2", "", "2"], (await Runner(Three).GetHistoryAsync()).Select(entry => string.Join(',', entry.Affected)));
    }

    [ServerFact]
    public async Task Runners_that_start_at_once_add_it_once()
    {
        await PrepareAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => UpAsync(Three))));
        Assert.Equal(1, await ColumnsAsync());
        Assert.Equal(["up 1 done", "up 2 done", "up 3 done"], (await Database.ReadJournalAsync()).Select(entry => entry.Essence));
    }

    [ServerFact]
    public async Task A_script_is_for_both()
    {
        await PrepareAsync();
        await File.RunScriptAsync(Runner(Three).Script(1).Text);
        Assert.Equal(0, await ColumnsAsync());
        await UpAsync([.. Three, Sql(4, "INSERT INTO log VALUES ('c')")]);
        Assert.Equal(["", "", "", "1"], (await Runner(Three).GetHistoryAsync()).Select(entry => string.Join(',', entry.Affected)));
    }

    private Task<long> ColumnsAsync() => ScalarAsync<long>("SELECT count(*) FROM pragma_table_info('genmigrate_journal') WHERE name = 'affected'");

    private async Task PrepareAsync()
    {
        await UpAsync(Three[..1]);
        await File.ExecuteAsync("DROP TABLE genmigrate_journal");
        await File.ExecuteAsync("""
            CREATE TABLE genmigrate_journal (
                id INTEGER PRIMARY KEY, at TEXT NOT NULL,
                registry TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL,
                action TEXT NOT NULL, outcome TEXT NOT NULL, duration_ms INTEGER NOT NULL,
                error_message TEXT, done_by TEXT NOT NULL)
            """);
        await File.ExecuteAsync(Insert);
    }
}
