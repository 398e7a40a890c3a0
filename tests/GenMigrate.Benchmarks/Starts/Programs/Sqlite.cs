using GenMigrate;
using Start;

await using (var database = new SqliteMigrationDatabase("Data Source=" + args[0]))
{
    await new MigrationRunner(GeneratedMigrations.Registry, database).MigrateAsync();
}

Footprint.Print();
