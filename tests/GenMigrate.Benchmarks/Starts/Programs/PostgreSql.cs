using GenMigrate;
using Start;

await using (var database = new PostgreSqlMigrationDatabase(args[0]))
{
    await new MigrationRunner(GeneratedMigrations.Registry, database).MigrateAsync();
}

Footprint.Print();
