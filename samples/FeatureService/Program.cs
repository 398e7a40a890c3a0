using GenMigrate;
using FeatureService;

// The collection is the one that the service's former migrations were kept in; what it says was applied counts.
var url = Environment.GetEnvironmentVariable("MONGODB_URL") ?? "mongodb://localhost:27017/features";
await using var database = new MongoMigrationDatabase(url);
return await MigrationCommand.RunAsync(args, GeneratedMigrations.Registry, database, new MigrationRunnerOptions { HistoryName = "_migrations" });
