using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>The application's own data source, used before it is given to the runner: it knows what the run has made.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class TypeReloadTests : PostgreSqlTests
{
    private static readonly TestMigration[] Migrations =
    [
        NativeMigrations.Sql(1, "CREATE TYPE colour AS ENUM ('red', 'green'); CREATE TABLE car (id int, c colour); INSERT INTO car VALUES (1, 'red')"),
    ];

    private enum Colour
    {
        Red,
    }

    [ServerFact]
    public async Task A_run_that_made_a_type()
    {
        await using var source = await UsedSourceAsync();
        await using var database = new PostgreSqlMigrationDatabase(source);
        Assert.Single((await Runner(Migrations, database: database).MigrateAsync()).Results);
        await WritesAsync(source);
    }

    [ServerFact]
    public async Task A_run_whose_code_made_a_type()
    {
        await using var source = await UsedSourceAsync();
        await using var database = new PostgreSqlMigrationDatabase(source);
        var coded = NativeMigrations.Steps(1, migration => migration.Run("code", async (context, token) => await context.ExecuteAsync("CREATE TYPE colour AS ENUM ('red'); CREATE TABLE car (id int, c colour); INSERT INTO car VALUES (1, 'red')", token)));
        Assert.Single((await Runner([coded], database: database).MigrateAsync()).Results);
        await WritesAsync(source);
    }

    [ServerFact]
    public async Task A_run_that_waited_for_the_one_that_made_a_type()
    {
        await using var source = await UsedSourceAsync();
        await using var waits = new PostgreSqlMigrationDatabase(source);
        await using var gate = await Gate.CloseAsync(Database);
        TestMigration[] gated = [Migrations[0], NativeMigrations.Sql(2, Gate.Pass)];
        var first = Task.Run(() => UpAsync(gated));
        await gate.ReachedAsync();
        using var log = new WaitingLog();
        var second = Task.Run(() => Runner(gated, options => options.LoggerFactory = log, waits).MigrateAsync());
        await log.Waits;
        await gate.DisposeAsync();
        Assert.Equal(2, (await first).Results.Count);
        Assert.Empty((await second).Results);
        await WritesAsync(source);
    }

    [ServerFact]
    public async Task A_run_that_failed_after_it_made_a_type()
    {
        await using var source = await UsedSourceAsync();
        await using var database = new PostgreSqlMigrationDatabase(source);
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([.. Migrations, NativeMigrations.Sql(2, "SELECT 1 / 0")], database: database).MigrateAsync());
        await WritesAsync(source);
    }

    // Several connections, all of which go back to the pool before the type is there.
    private async Task<NpgsqlDataSource> UsedSourceAsync()
    {
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(Database.Name).ConnectionString) { Pooling = true }.ConnectionString);
        builder.MapEnum<Colour>("colour");
        var source = builder.Build();
        await using (await source.OpenConnectionAsync())
        await using (await source.OpenConnectionAsync())
        await using (await source.OpenConnectionAsync())
        {
            return source;
        }
    }

    private static async Task WritesAsync(NpgsqlDataSource source)
    {
        for (var use = 0; use < 4; use++)
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var command = new NpgsqlCommand("SELECT c FROM car WHERE c = $1", connection) { Parameters = { new NpgsqlParameter<Colour> { TypedValue = Colour.Red } } };
            Assert.Equal(Colour.Red, await command.ExecuteScalarAsync());
        }
    }
}
