using ApplicantTracking;
using GenMigrate;

// status, up, down, validate, repair … on the database that DATABASE_URL names.
if (Environment.GetEnvironmentVariable("DATABASE_URL") is not { Length: > 0 } url)
{
    await Console.Error.WriteLineAsync("DATABASE_URL is not set. Set it to the database, for example postgresql://ats:secret@localhost:5432/ats?sslmode=prefer.");
    return 2;
}

return await MigrationCommand.RunAsync(args, GeneratedMigrations.Registry, new PostgreSqlMigrationDatabase(url));
