using DbUp;
using FluentMigrator.Runner;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GenMigrate.Adoption.Tests;

/// <summary>
/// Databases that the tools themselves have migrated: the first run refuses and names the table, adopting it takes over
/// what was applied, the second time nothing changes, and only what is new runs.
/// </summary>
public sealed class ToolTests : IDisposable
{
    private readonly DatabaseFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task FluentMigrator()
    {
        using (var services = new ServiceCollection().AddFluentMigratorCore()
            .ConfigureRunner(runner => runner.AddSQLite().WithGlobalConnectionString(_file.ConnectionString).ScanIn(typeof(ToolTests).Assembly).For.Migrations())
            .BuildServiceProvider())
        using (var scope = services.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
        }

        await AssertAdoptedAsync("FluentMigrator", "VersionInfo", "Version, Description", "1 Name, 2 FormerName", hasTimes: true);
    }

    [Fact]
    public async Task Entity_Framework_Core()
    {
        var options = new DbContextOptionsBuilder<UsersContext>().UseSqlite(_file.ConnectionString).Options;
        await using (var context = new UsersContext(options))
        {
            await context.Database.MigrateAsync();
        }

        await AssertAdoptedAsync("Entity Framework", "__EFMigrationsHistory", "MigrationId", "1 Name, 2 FormerName", hasTimes: false);
    }

    [Fact]
    public async Task DbUp()
    {
        var result = DeployChanges.To.SqliteDatabase(_file.ConnectionString)
            .WithScript("GenMigrate.Scripts.0001_CreateUsers.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
            .WithScript("GenMigrate.Scripts.0002_EmailsOfUsers.sql", "ALTER TABLE users ADD COLUMN email TEXT")
            .Build().PerformUpgrade();
        Assert.True(result.Successful, result.Error?.ToString());

        await AssertAdoptedAsync("DbUp", "SchemaVersions", "ScriptName", "1 Name, 2 FormerName", hasTimes: true);
    }

    [Fact]
    public async Task Evolve()
    {
        await using (var connection = _file.Connect())
        {
            new EvolveDb.Evolve(connection) { Locations = [Path.Combine(AppContext.BaseDirectory, "Scripts")] }.Migrate();
        }

        await AssertAdoptedAsync("Evolve", "changelog", "name, version", "1 Name, 2 FormerName", hasTimes: true, others: "Skipped");
    }

    [Fact]
    public async Task Grate()
    {
        _file.Execute(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Tables", "grate-2.2.0.sql")));

        await AssertAdoptedAsync("grate", "grate_ScriptsRun", "script_name", "1 Name, 2 FormerName", hasTimes: true, others: "Skipped");
    }

    private Task AssertAdoptedAsync(string tool, string table, string column, string expected, bool hasTimes, string? others = null) =>
        ToolHistory.AssertAdoptedAsync(() => new SqliteMigrationDatabase(_file.ConnectionString), tool, table, column, expected, hasTimes, others);
}
