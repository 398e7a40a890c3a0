using System.Text.RegularExpressions;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>A script for any database, run by psql: what is missing is applied as a runner would, what is there is left alone.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class IdempotentScriptTests : PostgreSqlTests
{
    // What psql must not take for a command or a variable of its own, in a part that it leaves out as in one that it executes.
    private const string Hostile = "it''s \\endif \\if ; :genmigrate_is_missing :\"USER\" -- /* $$";

    private static readonly TestMigration[] All =
    [
        NativeMigrations.Sql(1, $"CREATE TABLE log (value text); INSERT INTO log VALUES ('{Hostile}'); COMMENT ON TABLE log IS $x$\\else {Hostile}$x$"),
        NativeMigrations.Sql(2, "CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN /* \\endif */ RETURN 2; END $$; INSERT INTO log VALUES (two()) -- \\endif", "DROP FUNCTION two; DELETE FROM log WHERE value = '2'"),
        NativeMigrations.Steps(3, migration => migration
            .Sql("INSERT INTO log VALUES ('3/1')")
            .Sql("CREATE INDEX CONCURRENTLY log_value ON log (value)")
            .Sql("INSERT INTO log VALUES ('3/2')")).OptedOut(),
        NativeMigrations.Sql(4, "CREATE TYPE mood AS ENUM ('fine'); ALTER TABLE log ADD COLUMN mood mood"),
        NativeMigrations.Sql(7, "INSERT INTO log VALUES ('7', 'fine')"),
    ];

    private static string Script => Text(All);

    [ServerFact]
    public async Task From_wherever_a_database_is_it_ends_as_one_that_was_run()
    {
        await UpAsync(All);
        var expected = await StateAsync(Database);
        for (var applied = 0; applied <= All.Length; applied++)
        {
            await using var other = await PostgreSqlTestDatabase.CreateAsync();
            await Runner(All.Take(applied), database: other.Connect()).MigrateAsync();
            await other.RunScriptAsync(Script);
            Assert.Equal(expected, await StateAsync(other));
            Assert.True(await Runner(All, database: other.Connect()).IsUpToDateAsync());
        }
    }

    [ServerFact]
    public async Task What_an_earlier_version_applied_is_left_out()
    {
        await UpAsync([.. All.Select(migration => migration with { IsLegacy = true })]);
        var history = await Database.ReadHistoryAsync();
        await Database.RunScriptAsync(Script);
        Assert.Equal(history, await Database.ReadHistoryAsync());
    }

    [ServerFact]
    public async Task Run_again_it_changes_nothing()
    {
        await Database.RunScriptAsync(Script);
        var (state, history, journal) = (await StateAsync(Database), await Database.ReadHistoryAsync(), await Database.ReadJournalAsync());
        await Database.RunScriptAsync(Script);
        Assert.Equal(state, await StateAsync(Database));
        Assert.Equal(history, await Database.ReadHistoryAsync());
        Assert.Equal(journal, await Database.ReadJournalAsync());
    }

    [ServerFact]
    public async Task What_was_rolled_back_is_applied_again()
    {
        await UpAsync(All[..2]);
        await Runner(All[..2]).RollbackAsync();
        await Database.RunScriptAsync(Script);
        Assert.Equal("up 1 done, up 2 done, down 2 done, up 2 done, up 3 done, up 4 done, up 7 done", await JournalAsync());
        Assert.Equal("1 applied, 2 applied, 3 applied, 4 applied, 7 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task Where_a_migration_fails_nothing_of_it_remains_and_the_next_time_goes_on_there()
    {
        await Database.RunScriptAsync(Text(All[..2]));
        await Database.ExecuteAsync("CREATE TYPE mood AS ENUM ()");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.RunScriptAsync(Script));
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
        await Database.ExecuteAsync("DROP TYPE mood");
        await Database.RunScriptAsync(Script);
        Assert.Equal("up 1 done, up 2 done, up 3 done, up 4 done, up 7 done", await JournalAsync());
    }

    [ServerFact]
    public async Task All_that_a_runner_would_refuse_is_listed_and_nothing_is_executed()
    {
        var half = NativeMigrations.Steps(3, migration => migration.Sql("INSERT INTO log VALUES ('3/1')").Sql("SELECT 1 / 0")).OptedOut();
        await UpAsync(All[0], NativeMigrations.Sql(2, "SELECT 1"), NativeMigrations.Sql(5, "SELECT 5"));
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([All[0], NativeMigrations.Sql(2, "SELECT 1"), half, NativeMigrations.Sql(5, "SELECT 5")], options => options.AllowOutOfOrder = true).MigrateAsync());
        await Database.ExecuteAsync("UPDATE genmigrate_history SET checksum = 'h1:other' WHERE version = 1");
        var before = await StateAsync(Database);
        var refusal = await RefusalAsync(Script);
        Assert.Contains("nothing was executed: version 1 was changed after it was applied", refusal, StringComparison.Ordinal);
        Assert.Contains("\nversion 3 stopped after step 1: finish it with `up`", refusal, StringComparison.Ordinal);
        Assert.Contains("\nversion 5 is applied in the database, but this script does not know it", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("version 7", refusal, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync(Database));
    }

    [ServerFact]
    public async Task One_that_came_late_is_refused_unless_it_may_come_late()
    {
        await UpAsync(All[0], All[2]);
        Assert.Contains("version 2 is not applied, but the higher version 3 is", await RefusalAsync(Script), StringComparison.Ordinal);
        Assert.Equal("1 applied, 3 applied", await StatesAsync());
        await Database.RunScriptAsync(Text([All[0], All[1] with { Flags = MigrationFlags.OutOfOrder }, .. All[2..]]));
        Assert.Equal("up 1 done, up 3 done, up 2 done, up 4 done, up 7 done", await JournalAsync());
    }

    [ServerFact]
    public async Task A_database_that_is_newer_is_left_alone()
    {
        await UpAsync(All);
        await Database.RunScriptAsync(Text(All[..2]));
        Assert.Equal("1 applied, 2 applied, 3 applied, 4 applied, 7 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task A_range_relies_on_what_is_before_it_and_ends_where_it_is_told()
    {
        TestMigration[] migrations = [All[0], NativeMigrations.Steps(2, migration => migration.Run("code", async (context, token) => await context.ExecuteAsync("INSERT INTO log VALUES ('2')", token))), .. All[2..]];
        Assert.Throws<MigrationRefusedException>(() => Runner(migrations).ScriptIdempotent());
        var script = Runner(migrations).ScriptIdempotent(2, 4);
        Assert.Equal([3, 4], script.Migrations.Select(planned => planned.Migration.Version));
        Assert.Contains("version 2 is not applied, and this script begins only after 2", await RefusalAsync(script.Text), StringComparison.Ordinal);
        await UpAsync(migrations[..2]);
        await Database.RunScriptAsync(script.Text);
        Assert.Equal("1 applied, 2 applied, 3 applied, 4 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task Many_at_once_apply_each_migration_once()
    {
        TestMigration[] transactional = [All[0], All[1], All[3]];
        await Database.RunScriptAsync(Text(All[..1]));
        var script = Text(transactional);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Database.RunScriptAsync(script))));
        Assert.Equal("up 1 done, up 2 done, up 4 done", await JournalAsync());
        Assert.Equal(2, await Database.CountAsync("log"));
    }

    [ServerFact]
    public async Task While_a_runner_is_at_work_it_stops()
    {
        await using var gate = await Gate.CloseAsync(Database);
        var run = Task.Run(() => UpAsync(NativeMigrations.Sql(1, Gate.Pass)));
        await gate.ReachedAsync();
        Assert.Contains("a runner is migrating this database", await RefusalAsync(Script), StringComparison.Ordinal);
        await gate.DisposeAsync();
        await run;
    }

    [ServerFact]
    public async Task In_one_transaction_it_is_all_or_none_of_what_is_missing()
    {
        static void InOne(MigrationRunnerOptions options) => options.SingleTransaction = true;
        await UpAsync(All[0]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.RunScriptAsync(Runner([All[0], All[1], NativeMigrations.Sql(4, "SELECT 1 / 0")], InOne).ScriptIdempotent().Text));
        Assert.Equal("1 applied", await StatesAsync());
        await Database.RunScriptAsync(Runner([All[0], All[1], All[3]], InOne).ScriptIdempotent().Text);
        Assert.Equal("1 applied, 2 applied, 4 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task Another_schema_and_registry_have_their_own_rows()
    {
        var runner = new MigrationRunner(PostgreSqlProvider.Direct.Registry(All[..2], "it's"), Database.Connect(), new MigrationRunnerOptions { Schema = "it's \\ \"x\"" });
        await UpAsync(NativeMigrations.Sql(3, "SELECT 1"));
        for (var time = 0; time < 2; time++)
        {
            await Database.RunScriptAsync(runner.ScriptIdempotent().Text);
        }

        Assert.Equal("it's 1 applied, it's 2 applied", await TextAsync(""""SELECT registry || ' ' || version || ' ' || state FROM "it's \ ""x""".genmigrate_history ORDER BY version""""));
    }

    [ServerFact]
    public async Task The_command_writes_it()
    {
        var migrations = Provider.Scenario(PostgreSqlScenarios.Gated);
        using var command = CommandProcess.Start("Host=nowhere.invalid", PostgreSqlScenarios.Gated, "script", "0", "3", "--idempotent");
        var text = Text(migrations);
        Assert.Contains("\\if :genmigrate_is_missing\n", text, StringComparison.Ordinal);
        Assert.Equal(WithoutProgram(text), WithoutProgram(await command.OutputAsync()));
    }

    private static string WithoutProgram(string text) => Regex.Replace(text, "'script of [^']+'", "'PROGRAM'");

    private static string Text(IEnumerable<TestMigration> migrations) =>
        new MigrationRunner(PostgreSqlProvider.Direct.Registry(migrations), new PostgreSqlMigrationDatabase("Host=nowhere.invalid")).ScriptIdempotent().Text;

    private async Task<string> RefusalAsync(string script) => (await Assert.ThrowsAsync<InvalidOperationException>(() => Database.RunScriptAsync(script))).Message;

    private async Task<string> JournalAsync() => string.Join(", ", (await Database.ReadJournalAsync()).Select(entry => entry.Essence));

    private static async Task<string> StateAsync(PostgreSqlTestDatabase database) => string.Join('\n', [
        await database.DumpAsync(),
        .. (await database.ReadHistoryAsync()).Select(row => $"{row.Essence} {row.Description} applied: {row.AppliedAt is not null}"),
        .. (await database.ReadJournalAsync()).Select(entry => entry.Essence),
    ]);
}
