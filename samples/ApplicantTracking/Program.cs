using ApplicantTracking;
using GenMigrate;

// status, up, down, validate, repair … on the database that DATABASE_URL names. What needs no database works without it.
await using var database = new PostgreSqlMigrationDatabase(Environment.GetEnvironmentVariable("DATABASE_URL"));
return await MigrationCommand.RunAsync(args, GeneratedMigrations.Registry, database);
