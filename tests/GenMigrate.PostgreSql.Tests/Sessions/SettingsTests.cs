using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>What a migration sets for its session holds for that migration, whether several run in one go or one by one.</summary>
public abstract class SettingsTests : PostgreSqlTests
{
    [ServerFact]
    public async Task A_baseline_of_pg_dump_leaves_the_next_migration_its_search_path()
    {
        var dump = NativeMigrations.Sql(1, """
            SET statement_timeout = 0; SET client_encoding = 'UTF8'; SET check_function_bodies = false; SET xmloption = content; SET default_tablespace = '';
            SELECT pg_catalog.set_config('search_path', '', false);
            CREATE TABLE public.people (id integer NOT NULL);
            """);
        await UpAsync(dump, NativeMigrations.Sql(2, "ALTER TABLE people ADD COLUMN name text"));
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task Whatever_is_set_is_as_it_was_in_the_next_migration()
    {
        string[] ways =
        [
            "SET search_path = app", "SELECT set_config('search_path', 'app', false)", "SET SESSION search_path TO app; SET LOCAL search_path TO pg_catalog", "SET SCHEMA 'app'",
            "DO $$ BEGIN PERFORM set_config('search_path', 'app', false); END $$", "SET SESSION AUTHORIZATION $role; SET search_path = app", "RESET ALL; SET search_path = app",
            "SET lock_timeout = 77; SET statement_timeout = 77000; SET idle_in_transaction_session_timeout = 77000", "SET TIME ZONE 'Asia/Tokyo'", "SET app.tenant = 'x'",
            "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", "SET ROLE $role", "SET NAMES 'LATIN1'", "SET work_mem = '77MB'; RESET work_mem; SET work_mem = '78MB'",
            "SELECT set_it()",
        ];
        var role = (await CreateRoleAsync("CREATE SCHEMA app; GRANT ALL ON SCHEMA app, public TO $role", "ALTER DATABASE " + Database.Name + " SET work_mem = '7MB'")).Username!;
        await Database.ExecuteAsync("CREATE FUNCTION set_it() RETURNS void LANGUAGE plpgsql AS $$ BEGIN SET search_path = app; END $$");
        var migrations = ways.SelectMany((way, number) => new[]
        {
            NativeMigrations.Sql((3 * number) + 1, way.Replace("$role", role, StringComparison.Ordinal)),
            NativeMigrations.Sql((3 * number) + 2, way.Replace("$role", role, StringComparison.Ordinal)).OptedOut(),
            NativeMigrations.Steps((3 * number) + 3, migration => migration.Run("set", async (context, token) =>
            {
                // A setting that nobody has defined is listed nowhere, so what code makes of it is nobody's to put back.
                if (!way.Contains("app.tenant", StringComparison.Ordinal))
                {
                    await context.ExecuteAsync(way.Replace("$role", role, StringComparison.Ordinal), token);
                }
            })),
        });
        await UpAsync([NativeMigrations.Sql(1, "CREATE TABLE settings AS " + Settings), .. migrations.Select(migration => migration with { Version = 2 * migration.Version }).SelectMany(migration => new[]
        {
            migration, NativeMigrations.Sql(migration.Version + 1, $"INSERT INTO settings {Settings}"),
        })]);
        Assert.Single((await TextAsync("SELECT DISTINCT values || ';' FROM settings")).Split(';', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2 * 3 * ways.Length) + 1, (await Database.ReadHistoryAsync()).Count(row => row.State == "applied"));
    }

    [ServerFact]
    public async Task A_role_holds_for_its_migration_and_the_history_is_written_without_it()
    {
        // The role has no rights on the history.
        var role = (await CreateRoleAsync("CREATE SCHEMA app; GRANT ALL ON SCHEMA app TO $role")).Username!;
        await UpAsync(
            NativeMigrations.Sql(1, $"SET ROLE {role}; CREATE TABLE app.one (id int)"),
            NativeMigrations.Sql(2, "CREATE TABLE app.two (id int)"),
            NativeMigrations.Steps(3, migration => migration.Sql($"SET ROLE {role}").Sql("CREATE TABLE app.three (id int)").Sql("CREATE TABLE app.four (id int)")).OptedOut(),
            NativeMigrations.Sql(4, "CREATE TABLE app.five (id int)"));
        Assert.Equal("five: false, four: true, one: true, three: true, two: false", await TextAsync($"SELECT tablename || ': ' || (tableowner = '{role}') FROM pg_tables WHERE schemaname = 'app' ORDER BY 1"));
    }

    [ServerFact]
    public async Task An_error_about_rights_names_the_migration_and_its_role()
    {
        var role = (await CreateRoleAsync("CREATE SCHEMA app")).Username!;
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(NativeMigrations.Sql(1, $"SET ROLE {role};\nCREATE TABLE app.one (id int)")));
        Assert.Contains($"It ran after SET ROLE {role}.", failure.Message, StringComparison.Ordinal);
        Assert.Equal((1L, 2), (failure.Version, failure.Line));
    }

    [ServerFact]
    public async Task Steps_that_are_resumed_have_the_settings_of_the_steps_before_them()
    {
        await Database.ExecuteAsync("CREATE SCHEMA app");
        var steps = NativeMigrations.Steps(1, migration => migration.Sql("SET search_path = app").Sql("CREATE TABLE one (id int)").Sql("INSERT INTO public.obstacle VALUES (1)").Sql("CREATE TABLE two (id int)")).OptedOut();
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(steps));
        await Database.ExecuteAsync("CREATE TABLE obstacle (id int)");
        await UpAsync(steps);
        Assert.Equal("one, two", await TextAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'app' ORDER BY 1"));
    }

    private const string Settings = """
        SELECT concat_ws(', ', current_setting('search_path'), current_setting('role'), session_user, current_setting('work_mem'), current_setting('TimeZone'),
            current_setting('lock_timeout'), current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout'), current_setting('client_encoding'),
            current_setting('default_transaction_read_only'), coalesce(current_setting('app.tenant', true), '')) AS values
        """;
}

[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class DirectSettingsTests : SettingsTests
{
    [ServerFact]
    public async Task A_step_alone_has_the_settings_of_the_steps_before_it()
    {
        await Database.ExecuteAsync("CREATE SCHEMA app; CREATE TABLE app.log (id int)");
        await UpAsync(
            NativeMigrations.Steps(1, migration => migration.Sql("SET search_path = app").Sql("CREATE INDEX CONCURRENTLY log_id ON log (id)")).OptedOut(),
            NativeMigrations.Sql(2, "CREATE TABLE here (id int)"));
        Assert.Equal("public", await TextAsync("SELECT schemaname FROM pg_tables WHERE tablename = 'here'"));
    }

    [ServerFact]
    public async Task A_script_leaves_the_next_migration_its_settings_too()
    {
        var role = (await CreateRoleAsync("CREATE SCHEMA app; GRANT ALL ON SCHEMA app TO $role")).Username!;
        await Database.RunScriptAsync(Runner(
        [
            NativeMigrations.Sql(1, $"SET ROLE {role}; CREATE TABLE app.one (id int); SELECT set_config('search_path', '', false); SET TIME ZONE 'Asia/Tokyo'"),
            NativeMigrations.Sql(2, "CREATE TABLE two (id int)"),
        ]).Script().Text);
        Assert.Equal("1 applied, 2 applied", await StatesAsync());
        Assert.Equal("public", await TextAsync("SELECT schemaname FROM pg_tables WHERE tablename = 'two'"));
    }

    [ServerFact]
    public async Task A_connection_of_the_callers_gets_its_settings_back()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(Database.Name).ConnectionString) { Pooling = true, NoResetOnClose = true, MaxPoolSize = 2 });
        await using var database = new PostgreSqlMigrationDatabase(source);
        TestMigration[] migrations =
        [
            NativeMigrations.Steps(1, migration => migration.Sql("SET search_path = pg_catalog").Sql("VACUUM")).OptedOut(),
            NativeMigrations.Steps(2, migration => migration.Sql("SET search_path = pg_catalog").Sql("VACUUM nowhere")).OptedOut(),
        ];
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(migrations, database: database).MigrateAsync());
        await using var one = await source.OpenConnectionAsync();
        await using var two = await source.OpenConnectionAsync();
        foreach (var connection in new[] { one, two })
        {
            await using var command = new NpgsqlCommand("SELECT current_setting('search_path') || current_setting('statement_timeout')", connection);
            Assert.Equal("\"$user\", public0", await command.ExecuteScalarAsync());
        }
    }
}

[RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
public sealed class PooledSettingsTests : SettingsTests
{
    private protected override PostgreSqlProvider Provider => PostgreSqlProvider.PooledByTransaction;

    [ServerFact]
    public async Task Others_get_no_session_with_the_settings_of_a_migration()
    {
        await UpAsync(NativeMigrations.Sql(1, "SELECT set_config('search_path', '', false)"), NativeMigrations.Sql(2, "SET search_path = ''").OptedOut());
        for (var i = 0; i < 5; i++)
        {
            await using var connection = new NpgsqlConnection(PgBouncer.TransactionMode(Database.Name).ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SHOW search_path", connection);
            Assert.Equal("\"$user\", public", await command.ExecuteScalarAsync());
        }
    }
}
