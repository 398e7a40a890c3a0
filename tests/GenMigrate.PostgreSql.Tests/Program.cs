using GenMigrate;
using GenMigrate.Conformance;
using GenMigrate.PostgreSql.Tests;

// Two programs in one: a command line as a user's program has it, and the runner that the suites start.
return args is [CommandProcess.Command, var scenario, .. var command]
    ? await MigrationCommand.RunAsync(command, PostgreSqlProvider.Direct.Registry(PostgreSqlProvider.Direct.Scenario(scenario)), new PostgreSqlMigrationDatabase(Environment.GetEnvironmentVariable(CommandProcess.Database)!))
    : await TestProgram.RunAsync(args, PostgreSqlProvider.Direct);
