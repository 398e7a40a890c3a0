using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using System.Text.Json;

namespace GenMigrate.Conformance;

/// <summary>
/// The program of other processes. Says <c>ready</c>, then executes each run that it reads, and says what happened:
/// <c>event &lt;number&gt; &lt;what&gt;</c>, at last <c>done &lt;what&gt;</c> or <c>error &lt;type&gt; &lt;message&gt;</c>.
/// Ends with 0 when all runs were done, with 1 when one was not.
/// </summary>
public static class TestProgram
{
    public static async Task<int> RunAsync(string[] args, ConformanceProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        if (args is not ["run"])
        {
            await Console.Error.WriteLineAsync("This program is started by the tests of its assembly.");
            return 2;
        }

        var exitCode = 0;
        Say("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            try
            {
                Say("done " + string.Join(' ', await ExecuteAsync(provider, JsonSerializer.Deserialize<ProcessRun>(line)!)));
            }
            catch (Exception exception) when (exception is MigrationException)
            {
                exitCode = 1;
                Say($"error {exception.GetType().Name} {exception.Message.ReplaceLineEndings(" ")}");
            }
        }

        return exitCode;
    }

    // An assembly with nothing but its name.
    private static Assembly Load(string name)
    {
        var builder = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        builder.DefineDynamicModule(name);
        using var image = new MemoryStream();
        builder.Save(image);
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }

    // The versions that ran, those of seeds as seed/1, seed/2.
    private static async Task<IReadOnlyList<string>> ExecuteAsync(ConformanceProvider provider, ProcessRun run)
    {
        if (run.EntryAssembly is { } name)
        {
            Assembly.SetEntryAssembly(Load(name));
        }

        await using var database = provider.Open(run.Address);
        var number = 0;
        var options = new MigrationRunnerOptions
        {
            LockWait = run.LockWait,
            LeaseTime = run.LeaseTime,
            WatchSteps = run.WatchSteps,
            Progress = new ProgressLog(progress =>
            {
                Say(string.Create(CultureInfo.InvariantCulture, $"event {number} {ProgressLog.Line(progress)}"));
                if (number == run.KillAt)
                {
                    Signals.KillMyself();
                }

                if (number == run.StopAt)
                {
                    Signals.StopMyself();
                }

                number++;
            }),
        };
        var runner = new MigrationRunner(provider.Registry(provider.Scenario(run.Scenario), seeds: provider.Seeds(run.Scenario)), database.Connect(), options);
        var migrated = await (run.Target is { } version ? runner.MigrateToAsync(version) : runner.MigrateAsync());
        var seeded = run.Seeds ? await runner.SeedAsync(Scenarios.Environment) : new MigrationReport([]);
        return [.. Versions("", migrated), .. Versions("seed/", seeded)];
    }

    private static IEnumerable<string> Versions(string prefix, MigrationReport report) =>
        report.Results.Select(result => string.Create(CultureInfo.InvariantCulture, $"{prefix}{result.Version}"));

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
