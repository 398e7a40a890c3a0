using GenMigrate;
using Microsoft.Data.Sqlite;
using WorkerJobs;

var path = Environment.GetEnvironmentVariable("WORKERJOBS_DB") ?? "workerjobs.db";
await using var database = new SqliteMigrationDatabase($"Data Source={path}");

// By hand: `dotnet run -- status`, `dotnet run -- rollback`, …
if (args.Length > 0)
{
    return await MigrationCommand.RunAsync(args, GeneratedMigrations.Registry, database);
}

// By itself: whoever starts first migrates, everybody else waits for it.
var report = await new MigrationRunner(GeneratedMigrations.Registry, database).MigrateAsync();
Console.WriteLine($"{report.Results.Count} migrations applied");

using var connection = new SqliteConnection($"Data Source={path}");
await connection.OpenAsync();
foreach (var match in Matches.Find(connection))
{
    Console.WriteLine(match);
}

return 0;
