using GenMigrate;
using HiringStages;

var url = Environment.GetEnvironmentVariable("MONGODB_URL") ?? "mongodb://localhost:27017/hiring";
await using var database = new MongoMigrationDatabase(url);
return await MigrationCommand.RunAsync(args, GeneratedMigrations.Registry, database);
