namespace GenMigrate.PostgreSql.Tests;

/// <summary>What PostgreSQL takes in a transaction, and its author wants outside of one.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class OutsideTransactionTests : PostgreSqlTests
{
    private static readonly TestMigration Procedure = NativeMigrations.Sql(1, """
        CREATE TABLE big (id int, done bool NOT NULL DEFAULT false); INSERT INTO big (id) SELECT generate_series(1, 30); CREATE TABLE obstacle (id int);
        CREATE PROCEDURE fill(how_often int) LANGUAGE plpgsql AS $$
        BEGIN
            FOR i IN 1..how_often LOOP
                UPDATE big SET done = true WHERE id > (i - 1) * 10 AND id <= i * 10;
                COMMIT;
            END LOOP;
            PERFORM FROM obstacle WHERE 1 / id > 0;
        END $$;
        """);

    [ServerFact]
    public async Task A_call_and_a_block_that_commit_go_alone_by_themselves()
    {
        string[] alone =
        [
            "CALL fill(1)", "call public.fill(3)", "DO $$ BEGIN CALL fill(2); END $$", "DO $$ BEGIN FOR i IN 0..2 LOOP UPDATE big SET done = true WHERE id > i * 10; COMMIT; END LOOP; END $$",
            "DO LANGUAGE plpgsql $body$ BEGIN UPDATE big SET done = true; IF true THEN ROLLBACK; END IF; COMMIT AND CHAIN; END $body$",
        ];
        await UpAsync([Procedure, .. alone.Select((sql, number) => NativeMigrations.Sql(number + 2, sql).OptedOut()),
            .. alone.Select((sql, number) => NativeMigrations.File(number + 20, $"Migrations/{number}.sql", $"SELECT 1;\n{sql};\nSELECT 2;", "SELECT 1").OptedOut())]);
        Assert.Equal("30", await TextAsync("SELECT count(*) FROM big WHERE done"));
    }

    [ServerFact]
    public async Task The_authors_word_counts()
    {
        const string Limit = "SELECT current_setting('lock_timeout')";
        const string Code = "CREATE FUNCTION fill_it() RETURNS void LANGUAGE sql AS 'UPDATE big SET done = true'";
        await UpAsync(
            Procedure,
            NativeMigrations.Steps(2, migration => migration.Sql(Code).Sql("fill", "SELECT fill_it(); CALL fill(3)", repeatable: true, outsideTransaction: true)).OptedOut(),
            NativeMigrations.File(3, "Migrations/3.sql", $"SELECT 1;\n-- in batches\n-- migrate:outside-transaction repeatable\nCREATE TABLE alone AS {Limit};\nCREATE TABLE together AS {Limit}", "SELECT 1").OptedOut());
        Assert.Equal("0", await TextAsync("SELECT * FROM alone"));
        Assert.Equal("5s", await TextAsync("SELECT * FROM together"));
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
        Assert.Equal("30", await TextAsync("SELECT count(*) FROM big WHERE done"));
    }

    [ServerFact]
    public async Task In_a_transaction_it_is_refused_before_anything_runs()
    {
        TestMigration[] wrong =
        [
            NativeMigrations.Steps(2, migration => migration.Sql("fill", "CALL fill(1)", outsideTransaction: true)),
            NativeMigrations.Steps(2, migration => migration.Run("fill", (_, _) => Task.CompletedTask, outsideTransaction: true)),
            NativeMigrations.File(2, "Migrations/2.sql", "-- migrate:outside-transaction\nCALL fill(1)", "SELECT 1"),
            NativeMigrations.Sql(2, "DO $$ BEGIN COMMIT; END $$"),
        ];
        foreach (var migration in wrong)
        {
            var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(Procedure, migration));
            Assert.Contains("TransactionMode.None", refusal.Message, StringComparison.Ordinal);
            Assert.Empty(await Database.ReadHistoryAsync());
        }
    }

    [ServerFact]
    public async Task A_call_that_commits_within_a_transaction_says_where_it_belongs()
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Procedure, NativeMigrations.Sql(2, "CALL fill(1)")));
        Assert.Contains("Transaction = TransactionMode.None", failure.Message, StringComparison.Ordinal);
        Assert.Equal("0", await TextAsync("SELECT count(*) FROM big WHERE done"));
    }

    [ServerFact]
    public async Task A_call_that_fails_behind_a_commit_is_not_taken_for_one_without_effect()
    {
        await UpAsync(Procedure);
        await Database.ExecuteAsync("INSERT INTO obstacle VALUES (0)");
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Procedure, NativeMigrations.Sql(2, "CALL fill(1)").OptedOut()));
        Assert.Equal("10", await TextAsync("SELECT count(*) FROM big WHERE done"));
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(Procedure, NativeMigrations.Sql(2, "CALL fill(2)").OptedOut()));
        Assert.Contains("`repair 2 --applied`", refusal.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_mistyped_call_has_no_effect_and_may_be_corrected()
    {
        foreach (var mistyped in new[] { "CALL fil(1)", "CALL fill('a')", "CALL fill(1", "DO 'BEGIN COMIT; COMMIT; END'" })
        {
            await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Procedure, NativeMigrations.Sql(2, mistyped).OptedOut()));
        }

        await UpAsync(Procedure, NativeMigrations.Sql(2, "CALL fill(3)").OptedOut());
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task Code_without_a_transaction_commits_its_own_batches()
    {
        var failing = true;
        var fill = NativeMigrations.Steps(2, migration => migration.Run("fill", async (context, token) =>
        {
            Assert.Null(context.Transaction);
            for (var i = 0; i < 3; i++)
            {
                await using var transaction = await context.Connection.BeginTransactionAsync(token);
                await context.ExecuteAsync($"UPDATE big SET done = true WHERE id > {i * 10} AND id <= {(i + 1) * 10}", token);
                await transaction.CommitAsync(token);
                if (failing && i == 1)
                {
                    await context.ExecuteAsync("SELECT nonsense", token);
                }
            }
        }, repeatable: true, outsideTransaction: true)).OptedOut();
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Procedure, fill));
        Assert.Equal("20", await TextAsync("SELECT count(*) FROM big WHERE done"));
        failing = false;
        await UpAsync(Procedure, fill);
        Assert.Equal("30", await TextAsync("SELECT count(*) FROM big WHERE done"));
    }

    [ServerFact]
    public async Task A_transaction_that_code_leaves_open_is_rolled_back_and_told()
    {
        foreach (var throws in new[] { false, true })
        {
            var fill = NativeMigrations.Steps(2, migration => migration.Run("fill", async (context, token) =>
            {
                _ = await context.Connection.BeginTransactionAsync(token);
                await context.ExecuteAsync("UPDATE big SET done = true", token);
                if (throws)
                {
                    throw new InvalidOperationException("the network is down");
                }
            }, repeatable: true, outsideTransaction: true)).OptedOut();
            var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Procedure, fill));
            Assert.Contains(throws ? "the network is down" : "left a transaction open", failure.Message, StringComparison.Ordinal);
            Assert.Equal("0", await TextAsync("SELECT count(*) FROM big WHERE done"));
            Assert.Equal("1 applied, 2 failed", await StatesAsync());
        }
    }

    [ServerFact]
    public async Task A_cancelled_statement_that_the_server_has_stopped_may_run_again()
    {
        await UpAsync(Procedure);
        await using var gate = await Gate.CloseAsync(Database);
        var wait = NativeMigrations.Steps(2, migration => migration.Sql("wait", $"SELECT wait()", outsideTransaction: true)).OptedOut();
        await Database.ExecuteAsync($"CREATE FUNCTION wait() RETURNS void LANGUAGE plpgsql AS $$ BEGIN {Gate.Wait} END $$");
        using var cancel = new CancellationTokenSource();
        var run = Task.Run(() => Runner([Procedure, wait]).MigrateAsync(cancel.Token));
        await gate.ReachedAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await gate.DisposeAsync();
        await UpAsync(Procedure, wait);
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }
}
