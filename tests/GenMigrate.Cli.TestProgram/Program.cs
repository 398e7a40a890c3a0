using GenMigrate;
using GenMigrate.Cli.TestProgram;

// A program as a user writes it, with migrations by hand, so that it stands without the generator.
var file = Environment.GetEnvironmentVariable(TestSettings.Database)!;
var registry = TestRegistries.Find(Environment.GetEnvironmentVariable(TestSettings.Registry)!);
var exitCode = await MigrationCommand.RunAsync(args, registry, new SqliteMigrationDatabase($"Data Source={file}"));
if (Environment.GetEnvironmentVariable(TestSettings.LoadedList) is { } list)
{
    File.WriteAllLines(list, AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!));
}

return exitCode;
