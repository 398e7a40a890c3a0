namespace GenMigrate.PostgreSql.Tests;

[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class ConcurrentIndexTests : PostgreSqlTests
{
    private const string Valid = "SELECT indexrelid::regclass || ' ' || indisvalid FROM pg_index WHERE indrelid = '\"Log\"'::regclass ORDER BY 1";

    private static readonly TestMigration Table = NativeMigrations.Sql(1, "CREATE TABLE \"Log\" (value int); INSERT INTO \"Log\" VALUES (1), (1)");

    [ServerFact]
    public async Task One_that_was_left_invalid_is_dropped_and_built_again()
    {
        var build = Unique("CREATE UNIQUE INDEX CONCURRENTLY");
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Table, build));
        Assert.Equal("\"Log_value\" false", await TextAsync(Valid));
        await Database.ExecuteAsync("DELETE FROM \"Log\" WHERE ctid = '(0,1)'");
        await UpAsync(Table, build);
        Assert.Equal("\"Log_value\" true", await TextAsync(Valid));
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task An_invalid_one_does_not_count_as_there()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Table, Unique("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS")));
        await Database.ExecuteAsync("DELETE FROM \"Log\" WHERE ctid = '(0,1)'");
        await UpAsync(Table, Unique("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS"));
        Assert.Equal("\"Log_value\" true", await TextAsync(Valid));
    }

    [ServerFact]
    public async Task One_that_was_built_before_anybody_could_say_so_counts()
    {
        var build = Unique("CREATE INDEX CONCURRENTLY", "DROP INDEX CONCURRENTLY \"Log_value\"");
        await UpAsync(Table, build);
        await Database.ExecuteAsync("UPDATE genmigrate_history SET state = 'running', success = false, steps_done = 0, step_hashes = 'begun ' || step_hashes WHERE version = 2");
        await UpAsync(Table, build);
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
        Assert.Equal("\"Log_value\" true", await TextAsync(Valid));
        await Runner([Table, build]).RollbackAsync();
        await Database.ExecuteAsync("UPDATE genmigrate_history SET state = 'reverting', rolled_back = false, steps_done = 0, step_hashes = 'begun ' || step_hashes WHERE version = 2");
        await UpAsync(Table, build);
        Assert.Equal("1 applied, 2 rolled_back", await StatesAsync());
    }

    [ServerFact]
    public async Task One_that_is_there_from_elsewhere_is_an_error_like_any_other()
    {
        await UpAsync(Table);
        await Database.ExecuteAsync("CREATE INDEX \"Log_value\" ON \"Log\" (value)");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Table, Unique("CREATE INDEX CONCURRENTLY")));
        Assert.Contains("SQLSTATE 42P07", failure.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task One_that_cannot_be_built_because_of_its_name_fails_every_time()
    {
        await UpAsync(Table);
        await Database.ExecuteAsync("CREATE INDEX \"Log_value\" ON \"Log\" (value)");
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Table, Unique("CREATE UNIQUE INDEX CONCURRENTLY")));
        }

        await Database.ExecuteAsync("DROP INDEX \"Log_value\"; DELETE FROM \"Log\" WHERE ctid = '(0,1)'");
        await UpAsync(Table, Unique("CREATE UNIQUE INDEX CONCURRENTLY"));
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task A_mistyped_name_of_one_to_be_dropped_fails_every_time_until_it_is_corrected()
    {
        await UpAsync(Table);
        await Database.ExecuteAsync("CREATE INDEX \"Log_value\" ON \"Log\" (value)");
        for (var i = 0; i < 3; i++)
        {
            var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Table, Alone("DROP INDEX CONCURRENTLY \"Log_valeu\"")));
            Assert.Contains("SQLSTATE 42704", failure.Message, StringComparison.Ordinal);
        }

        await UpAsync(Table, Alone("DROP INDEX CONCURRENTLY \"Log_value\""));
        Assert.Equal("", await TextAsync(Valid));
    }

    [ServerFact]
    public async Task After_a_crash_one_that_differs_from_the_one_described_does_not_count()
    {
        const string Step = "CREATE INDEX CONCURRENTLY \"Log_note\" ON \"Log\" (note) WHERE value > 1";
        string[] others =
        [
            "(value)", "(note)", "(value, note)", "USING hash (note) WHERE value > 1", "(note) INCLUDE (value) WHERE value > 1", "(note DESC) WHERE value > 1",
            "(note text_pattern_ops) WHERE value > 1", "(note COLLATE \"C\") WHERE value > 1", "(lower(note)) WHERE value > 1", "(note) WHERE value > 2",
            "(note) WITH (fillfactor = 50) WHERE value > 1",
        ];
        foreach (var other in others)
        {
            await CrashAsync($"CREATE INDEX \"Log_note\" ON \"Log\" {other}", Step);
            var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Noted, Alone(Step)));
            Assert.Contains("is not the one that this step describes", failure.Message, StringComparison.Ordinal);
        }
    }

    [ServerFact]
    public async Task After_a_crash_the_one_described_counts_however_it_is_written()
    {
        (string Step, string Definition)[] same =
        [
            ("CREATE INDEX CONCURRENTLY \"Log_note\" ON \"Log\" (note)", "(note)"),
            ("CREATE INDEX CONCURRENTLY \"Log_note\" ON public.\"Log\" USING BTREE (note ASC) -- fast\n", "(note)"),
            ("create index concurrently \"Log_note\" on only \"Log\" (note) where \"Log\".value between 1 and 7", "(note) WHERE value >= 1 AND value <= 7"),
            ("CREATE INDEX CONCURRENTLY \"Log_note\" ON \"Log\" (Lower(note), value DESC) INCLUDE (id)", "(lower(note), value DESC) INCLUDE (id)"),
        ];
        foreach (var (step, definition) in same)
        {
            await CrashAsync($"CREATE INDEX \"Log_note\" ON \"Log\" {definition}", step);
            await UpAsync(Noted, Alone(step));
            Assert.Equal("1 applied, 2 applied", await StatesAsync());
        }
    }

    [ServerFact]
    public async Task After_a_crash_one_of_another_table_or_another_kind_does_not_count()
    {
        const string Step = "CREATE UNIQUE INDEX CONCURRENTLY \"Log_note\" ON \"Log\" (id)";
        await CrashAsync("CREATE TABLE other (id int); CREATE UNIQUE INDEX \"Log_note\" ON other (id)", Step);
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Noted, Alone(Step)));
        await Database.ExecuteAsync("DROP TABLE other; CREATE INDEX \"Log_note\" ON \"Log\" (id)");
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Noted, Alone(Step)));
        await Database.ExecuteAsync("DROP INDEX \"Log_note\"; CREATE TABLE \"Log_note\" (id int)");
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Noted, Alone(Step)));
        await Database.ExecuteAsync("DROP TABLE \"Log_note\"");
        await UpAsync(Noted, Alone(Step));
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    private static TestMigration Noted { get; } = NativeMigrations.Sql(1, "CREATE TABLE \"Log\" (gone int, id int, value int, note text); ALTER TABLE \"Log\" DROP COLUMN gone");

    private static TestMigration Alone(string sql) => NativeMigrations.Sql(2, sql).OptedOut();

    // What a runner leaves that was killed between a statement's end and its record.
    private async Task CrashAsync(string effect, string step)
    {
        await Database.ExecuteAsync("DROP INDEX IF EXISTS \"Log_note\"");
        await UpAsync(Noted);
        await Database.ExecuteAsync("DELETE FROM genmigrate_history WHERE version = 2");
        await UpAsync(Noted, Alone(step));
        await Database.ExecuteAsync($"DROP INDEX \"Log_note\"; {effect}");
        await Database.ExecuteAsync("UPDATE genmigrate_history SET state = 'running', success = false, steps_done = 0, step_hashes = 'begun ' || step_hashes WHERE version = 2");
    }

    private static TestMigration Unique(string create, string? down = null) => NativeMigrations.Steps(
        2,
        migration => migration.Sql($"{create} \"Log_value\" ON \"Log\" (value)"),
        down is null ? null : migration => migration.Sql(down)).OptedOut() with { Content = 0 };
}
