using GenMigrate.Conformance;
using GenMigrate.Sqlite.Tests;

return await TestProgram.RunAsync(args, SqliteProvider.Instance);
