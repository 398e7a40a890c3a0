using GenMigrate;
using QuickStart;

return await MigrationCommand.RunAsync(args, GeneratedMigrations.Registry, new SqliteMigrationDatabase("Data Source=quickstart.db"));
