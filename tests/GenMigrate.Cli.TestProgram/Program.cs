using GenMigrate;
using GenMigrate.Cli.TestProgram;

// A program as a user writes it, with migrations by hand, so that it stands without the generator.
var file = Environment.GetEnvironmentVariable(TestSettings.Database)!;
var exitCode = Environment.GetEnvironmentVariable(TestSettings.Registry) is { } name
    ? await MigrationCommand.RunAsync(args, TestRegistries.Find(name), new SqliteMigrationDatabase($"Data Source={file}"))
    : await MigrationCommand.RunAsync(args, [TestRegistries.People, TestRegistries.Orders], (_, connection) => new SqliteMigrationDatabase(connection ?? $"Data Source={file}"));
if (Environment.GetEnvironmentVariable(TestSettings.LoadedList) is { } list)
{
    File.WriteAllLines(list, AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!));
}

return exitCode;
