using FluentMigrator.Runner;
using FluentMigrator.Runner.Logging;
using FluentMigrator.Runner.Processors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenMigrate.Adoption.Tests;

/// <summary>The SQL that Entity Framework Core and FluentMigrator write, one file for each migration and direction.</summary>
public sealed class SqlOfToolsTests : IDisposable
{
    private readonly DatabaseFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task It_compiles_and_runs_in_both_directions()
    {
        await using var database = new SqliteMigrationDatabase(_file.ConnectionString);
        var runner = new MigrationRunner(GeneratedMigrations.Registry, database);

        Assert.Equal([1L, 2L], (await runner.MigrateAsync()).Results.Select(result => result.Version));
        _file.Execute("INSERT INTO users (id, name, email) VALUES (1, 'Ada', 'ada@example.org')");
        Assert.Equal([2L, 1L], (await runner.RollbackToAsync(0)).Results.Select(result => result.Version));
        Assert.Equal(0, _file.Count("sqlite_master WHERE name = 'users'"));
    }

    [Fact]
    public async Task The_files_have_what_Entity_Framework_writes()
    {
        await using var context = new UsersContext(new DbContextOptionsBuilder<UsersContext>().UseSqlite(_file.ConnectionString).Options);
        var migrator = context.GetService<IMigrator>();

        Assert.Contains(Text("0001_create_users.sql"), migrator.GenerateScript("0", "20240131120000_CreateUsers", MigrationsSqlGenerationOptions.NoTransactions), StringComparison.Ordinal);
        Assert.Contains(Text("0001_create_users.down.sql"), migrator.GenerateScript("20240131120000_CreateUsers", "0", MigrationsSqlGenerationOptions.NoTransactions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_have_what_FluentMigrator_writes()
    {
        var up = await PreviewAsync(runner => runner.MigrateUp(20240201120000));
        _file.Execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT)");
        _file.Execute("CREATE TABLE VersionInfo (Version INTEGER, AppliedOn TEXT, Description TEXT); INSERT INTO VersionInfo VALUES (20240131120000, '2024-01-31', NULL), (20240201120000, '2024-02-01', NULL)");
        var down = await PreviewAsync(runner => runner.MigrateDown(20240131120000));

        Assert.Contains(Statement("0002_emails_of_users.sql"), up, StringComparison.Ordinal);
        Assert.Contains(Statement("0002_emails_of_users.down.sql"), down, StringComparison.Ordinal);
    }

    private async Task<string> PreviewAsync(Action<IMigrationRunner> run)
    {
        var script = Path.Combine(_file.Folder, $"{Guid.NewGuid():N}.sql");
        using (var services = new ServiceCollection().AddFluentMigratorCore()
            .ConfigureRunner(runner => runner.AddSQLite().WithGlobalConnectionString(_file.ConnectionString).ScanIn(typeof(ToolTests).Assembly).For.Migrations())
            .Configure<ProcessorOptions>(options => options.PreviewOnly = true)
            .Configure<LogFileFluentMigratorLoggerOptions>(options => (options.ShowSql, options.OutputFileName) = (true, script))
            .AddSingleton<ILoggerProvider, LogFileFluentMigratorLoggerProvider>()
            .BuildServiceProvider())
        using (var scope = services.CreateScope())
        {
            run(scope.ServiceProvider.GetRequiredService<IMigrationRunner>());
        }

        return await File.ReadAllTextAsync(script);
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Migrations", file)).Trim();

    private static string Statement(string file) => Text(file).Split('\n').Last();
}
