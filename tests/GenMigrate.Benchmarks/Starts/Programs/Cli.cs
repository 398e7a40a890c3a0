using GenMigrate;
using Start;

// The database first, as the benchmark gives it to every program; the command line behind it.
await using var database = new SqliteMigrationDatabase("Data Source=" + args[0]);
var exitCode = await MigrationCommand.RunAsync(args[1..], GeneratedMigrations.Registry, database);
Footprint.Print();
return exitCode;
