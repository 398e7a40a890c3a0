using GenMigrate;
using JobBoard;

// `dotnet run -- setup`, `status`, `migrate`, `seed`, `reset --environment Development`, each with `--verbose` for every step.
var url = Environment.GetEnvironmentVariable("MONGODB_URL") ?? "mongodb://localhost:27017/jobboard";
await using var database = new MongoMigrationDatabase(url);
var options = new MigrationRunnerOptions
{
    Services = new SampleServices(new AdministratorSettings(Environment.GetEnvironmentVariable("JOBBOARD_ADMIN_PASSWORD"))),
};
return await MigrationCommand.RunAsync(args, GeneratedMigrations.Registry, database, options);
