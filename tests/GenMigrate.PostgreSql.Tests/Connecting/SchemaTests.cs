namespace GenMigrate.PostgreSql.Tests;

/// <summary>Where the history lies.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class SchemaTests : PostgreSqlTests
{
    private const string Where = "SELECT schemaname FROM pg_tables WHERE tablename = 'genmigrate_history' ORDER BY 1";

    [ServerFact]
    public async Task A_schema_of_its_own_is_made_whatever_it_is_called()
    {
        var runner = Runner([TestMigration.Creates(1, "log")], options => options.Schema = "Of \"ours\" 's");
        await runner.MigrateAsync();
        Assert.Empty((await runner.MigrateAsync()).Results);
        Assert.Equal("Of \"ours\" 's", await TextAsync(Where));
        Assert.Equal("public", await TextAsync("SELECT schemaname FROM pg_tables WHERE tablename = 'log'"));
    }

    [ServerFact]
    public async Task Without_one_the_first_of_the_search_path_is_taken()
    {
        await Database.ExecuteAsync($"CREATE SCHEMA first; ALTER DATABASE {Database.Name} SET search_path = missing, first, public");
        var migration = TestMigration.Creates(1, "log");
        await UpAsync(migration);
        Assert.Empty((await UpAsync(migration)).Results);
        Assert.Equal("first", await TextAsync(Where));
    }

    [ServerFact]
    public async Task A_history_further_down_the_search_path_is_found()
    {
        var migration = TestMigration.Creates(1, "log");
        await UpAsync(migration);
        await Database.ExecuteAsync($"CREATE SCHEMA first; ALTER DATABASE {Database.Name} SET search_path = first, public");
        Assert.Equal("2", string.Join(' ', (await UpAsync(migration, TestMigration.Inserts(2, "log", "a"))).Results.Select(result => result.Version)));
        Assert.Equal("public", await TextAsync(Where));
    }

    [ServerFact]
    public async Task A_migration_that_moves_the_search_path_does_not_move_the_history()
    {
        await UpAsync(
            NativeMigrations.Sql(1, "CREATE SCHEMA elsewhere; SET search_path TO elsewhere; CREATE TABLE here (x int)"),
            NativeMigrations.Sql(2, "SELECT pg_catalog.set_config('search_path', '', false); CREATE TABLE public.there (x int)"),
            NativeMigrations.Sql(3, "CREATE TABLE public.again (x int)"));
        Assert.Equal("1 applied, 2 applied, 3 applied", await StatesAsync());
        Assert.Equal("public", await TextAsync(Where));
    }

    [ServerFact]
    public async Task No_schema_at_all_is_told()
    {
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET search_path = missing");
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => UpAsync(TestMigration.Creates(1, "log")));
        Assert.Contains("MigrationRunnerOptions.Schema", error.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Two_schemas_are_two_locks_and_two_histories()
    {
        await Task.WhenAll(new[] { "one", "two" }.Select(schema => Runner(
            [NativeMigrations.Sql(1, $"CREATE SCHEMA IF NOT EXISTS {schema}; CREATE TABLE {schema}.log (x int); SELECT pg_sleep(0.1)")],
            options => options.Schema = schema).MigrateAsync()));
        Assert.Equal("one, two", await TextAsync(Where));
    }

    [ServerFact]
    public async Task An_older_tools_table_is_found_in_the_schema_that_it_is_named_with()
    {
        await Database.ExecuteAsync("CREATE SCHEMA \"Old \"\"s\"\"\"; CREATE TABLE \"Old \"\"s\"\"\".\"Migrations\" (version int, tags text[]); INSERT INTO \"Old \"\"s\"\"\".\"Migrations\" VALUES (1, '{a}')");
        var runner = Runner([TestMigration.Creates(1, "log")]);
        Assert.StartsWith("There is no 'Migrations'", (await Assert.ThrowsAsync<MigrationException>(() => runner.AdoptAsync("Migrations"))).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no 'nowhere.Migrations'", (await Assert.ThrowsAsync<MigrationException>(() => runner.AdoptAsync("nowhere.Migrations"))).Message, StringComparison.Ordinal);
        Assert.Single((await runner.AdoptAsync("\"Old \"\"s\"\"\".Migrations")).Adopted);
        Assert.True(await runner.IsUpToDateAsync());
    }
}
