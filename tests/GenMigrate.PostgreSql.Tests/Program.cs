using GenMigrate.Conformance;
using GenMigrate.PostgreSql.Tests;

return await TestProgram.RunAsync(args, PostgreSqlProvider.Direct);
