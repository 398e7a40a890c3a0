using GenMigrate.Conformance;
using GenMigrate.MongoDb.Tests;

return await TestProgram.RunAsync(args, MongoProvider.Instance);
