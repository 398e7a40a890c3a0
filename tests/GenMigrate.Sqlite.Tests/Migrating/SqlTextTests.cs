namespace GenMigrate.Sqlite.Tests;

/// <summary>SQL as people write it, and where an error in it is.</summary>
public sealed class SqlTextTests : SqliteTests
{
    /// <remarks>A program built by an older version called its steps by their places; the history knows them by what they do.</remarks>
    [Fact]
    public async Task Steps_may_have_other_names_when_they_are_resumed()
    {
        TestStep[] steps = [TestStep.Insert("log", "a"), TestStep.Fail(), TestStep.Insert("log", "b")];
        var older = new TestMigration(2) { Up = [.. steps.Select((step, index) => step with { Name = $"step {index + 1}" })] }.OptedOut();
        var log = TestMigration.Creates(1, "log");
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(log, older));
        await Database.DoAsync(TestStep.Create(TestStep.Obstacle));
        await UpAsync(log, older with { Up = steps });
        Assert.Equal("a, b", await ValuesAsync("log"));
    }

    [Fact]
    public async Task Semicolons_where_they_end_nothing()
    {
        await UpAsync(Sql(
            1,
            """
            -- a comment; with one
            CREATE TABLE "semi;colon" (value TEXT DEFAULT ';' /* ; */);
            CREATE TABLE [log;] (value TEXT);
            CREATE TRIGGER g AFTER INSERT ON "semi;colon" BEGIN
                INSERT INTO [log;] VALUES ('it''s; ' || new.value);
                SELECT CASE WHEN new.value = ';' THEN 1 ELSE 2 END;
            END;
            INSERT INTO "semi;colon" VALUES (';'); ; ;
            INSERT INTO "semi;colon" DEFAULT VALUES
            -- the end;
            """));
        Assert.Equal(["it's; ;", "it's; ;"], await File.QueryAsync("SELECT value FROM [log;]", reader => reader.GetString(0)));
    }

    [Fact]
    public async Task A_step_of_nothing_but_comments()
    {
        await UpAsync(Sql(1, "-- nothing;\n/* at all; */"), Sql(2, "", ";;"));
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    [Fact]
    public async Task The_failing_statements_line_and_words()
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Sql(1, "CREATE TABLE log (value TEXT)", "\n-- first\nINSERT INTO log VALUES ('a');\n\n  INSERT INTO lg VALUES ('b');\nINSERT INTO log VALUES ('c')")));
        Assert.Equal(("insert into log and 2 more", 5), (failure.Step, failure.Line));
        Assert.Contains("Version 1 'M1' failed in step 'insert into log and 2 more', line 5", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no such table: lg (SQLite error 1)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_is_not_over_before_its_last_row()
    {
        await UpAsync(Sql(1, "CREATE TABLE log (value INTEGER CHECK (value < 3))"), Sql(2, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2) INSERT INTO log SELECT i FROM n RETURNING value"));
        Assert.Equal(2, await ScalarAsync<long>("SELECT count(*) FROM log"));
    }

    [Fact]
    public async Task An_error_in_a_later_row_is_one()
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Sql(1, "SELECT CASE WHEN i = 2 THEN json('{') ELSE i END FROM (SELECT 1 AS i UNION ALL SELECT 2)")));
        Assert.Contains("malformed JSON", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_that_looks_like_a_parameter_is_an_error_that_says_so()
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Sql(1, "CREATE TABLE log (value TEXT)", "INSERT INTO log VALUES (@value)")));
        Assert.Contains("it has a parameter (@name, :name, $name or ?)", failure.Message, StringComparison.Ordinal);
        Assert.Equal("1 failed", await StatesAsync());
    }

    [Fact]
    public async Task A_conflict_that_rolls_everything_back_leaves_nothing()
    {
        TestMigration[] migrations = [Sql(1, "CREATE TABLE log (value TEXT UNIQUE)"), Sql(2, "INSERT INTO log VALUES ('a')", "INSERT OR ROLLBACK INTO log VALUES ('a')")];
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migrations));
        Assert.Contains("UNIQUE constraint failed: log.value", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync<long>("SELECT count(*) FROM log"));
        Assert.Equal("1 applied, 2 failed", await StatesAsync());
    }

    [Fact]
    public async Task What_no_transaction_can_hold_is_refused_before_anything_runs()
    {
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(TestMigration.Creates(1, "log"), Sql(2, "PRAGMA journal_mode = DELETE", "VACUUM")));
        Assert.Equal("InvalidStep 2, InvalidStep 2", Kinds(refusal));
        Assert.Contains("VACUUM cannot run in a transaction", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await Database.CountAsync("log"));
    }

    [Fact]
    public async Task A_text_of_a_megabyte()
    {
        var value = new string('x', 1 << 20);
        await UpAsync(Sql(1, $"CREATE TABLE log (value TEXT); INSERT INTO log VALUES ('{value}')"));
        Assert.Equal(1 << 20, await ScalarAsync<long>("SELECT length(value) FROM log"));
    }

    [Fact]
    public async Task Our_own_tables_may_have_any_name()
    {
        void Hostile(MigrationRunnerOptions options)
        {
            options.HistoryName = "the \"history\"; -- 🚀";
            options.JournalName = "the 'journal'";
            options.LockName = "the [lock]";
            options.SeedHistoryName = "select";
        }

        TestMigration[] migrations = [TestMigration.Creates(1, "log"), TestMigration.Inserts(2, "log", "a").OptedOut()];
        Assert.Equal("up 1, up 2", Done(await Runner(migrations, Hostile).MigrateAsync()));
        Assert.Empty((await Runner(migrations, Hostile).MigrateAsync()).Results);
        Assert.Equal(2, await ScalarAsync<long>("SELECT count(*) FROM \"the \"\"history\"\"; -- 🚀\""));
    }

    [Fact]
    public async Task A_schema_is_refused_in_words()
    {
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner([TestMigration.Creates(1, "log")], options => options.Schema = "app").MigrateAsync());
        Assert.Contains("SQLite has no schemas", error.Message, StringComparison.Ordinal);
    }
}
