namespace GenMigrate.PostgreSql.Tests;

/// <summary>Statements reach the server as they were written, and errors point into them.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class StatementTests : PostgreSqlTests
{
    /// <remarks>A program built by an older version called its steps by their places; the history knows them by what they do.</remarks>
    [ServerFact]
    public async Task Steps_may_have_other_names_when_they_are_resumed()
    {
        TestStep[] steps = [TestStep.Insert("log", "a"), TestStep.Fail(), TestStep.Insert("log", "b")];
        var older = new TestMigration(2) { Up = [.. steps.Select((step, index) => step with { Name = $"step {index + 1}" })] }.OptedOut();
        var log = TestMigration.Creates(1, "log");
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(log, older));
        await Database.DoAsync(TestStep.Create(TestStep.Obstacle));
        await UpAsync(log, older with { Up = steps });
        Assert.Equal("a, b", string.Join(", ", await Database.ValuesAsync("log")));
    }

    [ServerFact]
    public async Task Bodies_with_semicolons_are_one_statement()
    {
        await UpAsync(NativeMigrations.Sql(1, """
            CREATE TABLE log (value text);
            CREATE FUNCTION add_one(value text) RETURNS void LANGUAGE sql BEGIN ATOMIC
                INSERT INTO log VALUES (value);
                INSERT INTO log SELECT CASE WHEN $1 = 'x' THEN 'y;' ELSE 'z' END;
            END;
            CREATE FUNCTION add_two() RETURNS void LANGUAGE plpgsql AS $body$ BEGIN INSERT INTO log VALUES ('a;b'); END $body$;
            CREATE RULE twice AS ON DELETE TO log DO INSTEAD (INSERT INTO log VALUES ('not deleted'); SELECT 1);
            SELECT add_one('x');
            SELECT add_two();
            DELETE FROM log WHERE value = 'x';
            """));
        Assert.Equal("a;b, not deleted, x, y;", await TextAsync("SELECT value FROM log ORDER BY value"));
    }

    [ServerFact]
    public async Task What_looks_like_a_parameter_is_none()
    {
        await UpAsync(NativeMigrations.Sql(1, """
            CREATE TABLE log (value jsonb, path text);
            INSERT INTO log VALUES ('{"a": "@token :name $1"}', E'c:\\temp\';--');
            SELECT * FROM log WHERE value @> '{"a": 1}' OR value ? 'a' OR value ?| array['b'];
            CREATE TABLE arrays AS SELECT (array[1,2,3])[2:3] AS slice, 'x'::text AS cast, @ -5 AS positive
            """));
        Assert.Equal("{\"a\": \"@token :name $1\"}", await TextAsync("SELECT value FROM log"));
        Assert.Equal("5", await TextAsync("SELECT positive FROM arrays"));
    }

    [ServerFact]
    public async Task An_error_points_at_the_line_and_column_with_code_and_hint()
    {
        var failure = await FailAsync("CREATE TABLE log (value text);\n\n  INSERT INTO log\n  VALUES ('😀')\n    RETURNING valeu;");
        Assert.Equal((5, 15), (failure.Line, failure.Column));
        Assert.Contains("line 5, column 15", failure.Message, StringComparison.Ordinal);
        Assert.Contains("(SQLSTATE 42703)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Hint: ", failure.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task An_error_without_a_place_points_at_its_statement()
    {
        var failure = await FailAsync("CREATE TABLE log (value int PRIMARY KEY);\nINSERT INTO log VALUES (1);\n  INSERT INTO log VALUES (1)");
        Assert.Equal((3, 3), (failure.Line, failure.Column));
    }

    [ServerFact]
    public async Task Values_are_never_told()
    {
        var duplicate = await FailAsync("CREATE TABLE log (value text PRIMARY KEY); INSERT INTO log VALUES ('hunter2'); INSERT INTO log VALUES ('hunter2')");
        Assert.Contains("SQLSTATE 23505", duplicate.Message, StringComparison.Ordinal);
        var cast = await FailAsync("CREATE TABLE log (value text); INSERT INTO log VALUES ('hunter2'); ALTER TABLE log ALTER value TYPE int USING value::int");
        Assert.Contains("SQLSTATE 22P02", cast.Message, StringComparison.Ordinal);
        Assert.All(new[] { duplicate, cast }, failure => Assert.DoesNotContain("hunter2", failure.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(await Database.ReadJournalAsync(), entry => entry.ErrorMessage!.Contains("hunter2", StringComparison.Ordinal));
    }

    [ServerFact]
    public async Task A_constraint_that_is_checked_at_the_commit_fails_the_migration()
    {
        var failure = await FailAsync("CREATE TABLE parent (id int PRIMARY KEY); CREATE TABLE child (id int REFERENCES parent DEFERRABLE INITIALLY DEFERRED); INSERT INTO child VALUES (1)");
        Assert.Null(failure.Step);
        Assert.Contains("SQLSTATE 23503", failure.Message, StringComparison.Ordinal);
        Assert.Null(await Database.CountAsync("child"));
    }

    /// <remarks>The runner has a proof of its own that fails with the same code.</remarks>
    [ServerFact]
    public async Task A_division_by_zero_at_the_commit_is_the_migrations_own()
    {
        const string Divides = """
            CREATE TABLE log (value int);
            CREATE FUNCTION divide() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM 1 / NEW.value; RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER divides AFTER INSERT ON log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION divide();
            INSERT INTO log VALUES (0);
            """;
        var migration = NativeMigrations.Sql(1, Divides);
        foreach (var way in new[] { migration, migration.OptedOut() })
        {
            var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(way));
            Assert.Contains("division by zero (SQLSTATE 22012)", failure.Message, StringComparison.Ordinal);
            Assert.Equal("1 failed", await StatesAsync());
            Assert.Null(await Database.CountAsync("log"));
        }

        Assert.Equal(["up 1 failed", "up 1 failed"], (await Database.ReadJournalAsync()).Select(entry => entry.Essence));
    }

    [ServerFact]
    public async Task Limits_of_a_role_for_idle_sessions_and_transactions_do_not_hold_for_a_migration()
    {
        foreach (var limit in new[] { "idle_in_transaction_session_timeout", "idle_session_timeout", "transaction_timeout" })
        {
            if (await TextAsync($"SELECT count(*) FROM pg_settings WHERE name = '{limit}'") == "1")
            {
                await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET {limit} = '700ms'");
            }
        }

        static Task Slow(SqlMigrationContext context, CancellationToken token) => Task.Delay(1500, token);
        await UpAsync(
            NativeMigrations.Steps(1, migration => migration.Sql("CREATE TABLE log (id int)").Run("slow", Slow).Sql("INSERT INTO log VALUES (1)")),
            NativeMigrations.Steps(2, migration => migration.Sql("INSERT INTO log VALUES (1)").Run("slow", Slow).Sql("INSERT INTO log VALUES (1)")).OptedOut(),
            NativeMigrations.Steps(3, migration => migration.Run("slow", Slow, outsideTransaction: true)).OptedOut());
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task A_limit_for_statements_is_the_migrations_own_and_off_otherwise()
    {
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET statement_timeout = '200ms'");
        TestMigration[] slow =
        [
            NativeMigrations.Sql(1, "SELECT pg_sleep(0.4)"),
            NativeMigrations.Steps(2, migration => migration.Run("sleep", async (context, token) => await context.ExecuteAsync("SELECT pg_sleep(0.4)", token))),
            NativeMigrations.Sql(3, "VACUUM; SELECT pg_sleep(0.4)").OptedOut(),
        ];
        await UpAsync(slow);
        foreach (var migration in new[] { NativeMigrations.Sql(4, "SELECT pg_sleep(60)"), NativeMigrations.Sql(4, "VACUUM; SELECT pg_sleep(60)").OptedOut() })
        {
            var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([.. slow, migration with { TimeoutSeconds = 1 }]).MigrateAsync());
            Assert.Contains("TimeoutSeconds", failure.Message, StringComparison.Ordinal);
            await Runner([.. slow, migration]).RepairAsync(4, RepairAction.Forget);
        }
    }

    [ServerFact]
    public async Task A_step_of_code_that_swallows_an_error_is_told_what_that_does()
    {
        var migration = NativeMigrations.Steps(1, steps => steps.Sql("CREATE TABLE log (value text)").Run("swallow", async (context, token) =>
        {
            try
            {
                await context.ExecuteAsync("INSERT INTO nowhere VALUES (1)", token);
            }
            catch (Npgsql.PostgresException)
            {
                // As if nothing had happened.
            }
        }));
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migration));
        Assert.Contains("swallowed", failure.Message, StringComparison.Ordinal);
        Assert.Null(await Database.CountAsync("log"));
        Assert.Equal("1 failed", await StatesAsync());
    }

    [ServerFact]
    public async Task A_step_of_code_that_begins_another_transaction_is_found_out()
    {
        var migration = NativeMigrations.Steps(1, steps => steps.Sql("CREATE TABLE log (value text)").Run("split", async (context, token) =>
        {
            await context.ExecuteAsync("COMMIT", token);
            await context.ExecuteAsync("BEGIN", token);
        }));
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migration));
        Assert.Equal("split", failure.Step);
        Assert.Equal(0, await Database.CountAsync("log"));
        Assert.Equal("1 failed", await StatesAsync());
    }

    [ServerFact]
    public async Task Steps_of_code_know_the_databases_own_types()
    {
        var moods = new List<string>();
        await UpAsync(
            NativeMigrations.Sql(1, "CREATE TYPE mood AS ENUM ('fine', 'splendid'); CREATE TABLE log (value mood, words text[]); INSERT INTO log VALUES ('splendid', '{a,b}')"),
            NativeMigrations.Steps(2, migration => migration.Run("read", async (context, token) =>
            {
                await foreach (var mood in context.QueryAsync("SELECT value, words FROM log", reader => reader.GetString(0) + string.Join('+', reader.GetFieldValue<string[]>(1)), cancellationToken: token))
                {
                    moods.Add(mood);
                }
            })));
        Assert.Equal(["splendida+b"], moods);
    }

    private async Task<MigrationFailedException> FailAsync(string sql) => await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(NativeMigrations.Sql(1, sql)));
}
