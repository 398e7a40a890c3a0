using DbUp;
using FluentMigrator.Runner;
using GenMigrate.PostgreSql.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GenMigrate.Adoption.Tests;

/// <summary>PostgreSQL databases that the tools themselves have migrated.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class PostgreSqlToolTests : IAsyncLifetime
{
    private PostgreSqlTestDatabase? _database;

    private string Address => _database!.Address;

    public async Task InitializeAsync() => _database = await PostgreSqlTestDatabase.CreateAsync();

    public async Task DisposeAsync() => await (_database?.DisposeAsync() ?? default);

    [ServerFact]
    public async Task FluentMigrator()
    {
        using (var services = new ServiceCollection().AddFluentMigratorCore()
            .ConfigureRunner(runner => runner.AddPostgres().WithGlobalConnectionString(Address).ScanIn(typeof(ToolTests).Assembly).For.Migrations())
            .BuildServiceProvider())
        using (var scope = services.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
        }

        await AssertAdoptedAsync("FluentMigrator", "VersionInfo", "Version, Description", "1 Name, 2 FormerName", hasTimes: true);
    }

    [ServerFact]
    public async Task Entity_Framework_Core()
    {
        await using (var context = new UsersContext(new DbContextOptionsBuilder<UsersContext>().UseNpgsql(Address).Options))
        {
            await context.Database.MigrateAsync();
        }

        await AssertAdoptedAsync("Entity Framework", "__EFMigrationsHistory", "MigrationId", "1 Name, 2 FormerName", hasTimes: false);
    }

    [ServerFact]
    public async Task DbUp()
    {
        var result = DeployChanges.To.PostgresqlDatabase(Address)
            .WithScript("GenMigrate.Scripts.0001_CreateUsers.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
            .WithScript("GenMigrate.Scripts.0002_EmailsOfUsers.sql", "ALTER TABLE users ADD COLUMN email TEXT")
            .Build().PerformUpgrade();
        Assert.True(result.Successful, result.Error?.ToString());

        await AssertAdoptedAsync("DbUp", "schemaversions", "scriptname", "1 Name, 2 FormerName", hasTimes: true);
    }

    [ServerFact]
    public async Task Evolve()
    {
        await using (var connection = new NpgsqlConnection(Address))
        {
            new EvolveDb.Evolve(connection) { Locations = [Path.Combine(AppContext.BaseDirectory, "Scripts")] }.Migrate();
        }

        await AssertAdoptedAsync("Evolve", "changelog", "name, version", "1 Name, 2 FormerName", hasTimes: true, others: "Skipped");
    }

    [ServerFact]
    public async Task Grate()
    {
        await _database!.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Tables", "grate-2.2.0-postgresql.sql")));

        await AssertAdoptedAsync("grate", "grate.ScriptsRun", "script_name", "1 Name, 2 FormerName", hasTimes: true, others: "Skipped");
    }

    [ServerFact]
    public async Task Tools_that_cannot_run_here_by_their_published_tables()
    {
        foreach (var (tool, table, columns, script, expected, hasTimes, others) in PublishedTables.All)
        {
            await using var database = await PostgreSqlTestDatabase.CreateAsync();
            await database.ExecuteAsync("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT)");
            await database.ExecuteAsync(script);
            await ToolHistory.AssertAdoptedAsync(() => new PostgreSqlMigrationDatabase(database.Address), tool, table, columns, expected, hasTimes, others);
        }
    }

    private Task AssertAdoptedAsync(string tool, string table, string column, string expected, bool hasTimes, string? others = null) =>
        ToolHistory.AssertAdoptedAsync(() => new PostgreSqlMigrationDatabase(Address), tool, table, column, expected, hasTimes, others);
}
