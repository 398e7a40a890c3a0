using System.Diagnostics;

namespace GenMigrate.Samples.Tests;

/// <summary>Starts programs and waits for their end.</summary>
internal static class Program
{
    /// <summary>What a program said, on both streams, and its exit code.</summary>
    public sealed record Ended(int ExitCode, string Output)
    {
        /// <summary>Fails with the whole output where the exit code is another.</summary>
        public Ended With(int exitCode)
        {
            Assert.True(exitCode == ExitCode, $"exit code {ExitCode}, expected {exitCode}:\n{Output}");
            return this;
        }
    }

    public static Task<Ended> RunSampleAsync(string name, Folder folder, params string[] arguments) =>
        RunAsync("dotnet", folder.Path, [Repository.Sample(name), .. arguments]);

    public static Task<Ended> RunAsync(string program, string directory, params string[] arguments) => RunAsync(program, directory, new Dictionary<string, string>(), arguments);

    /// <summary>The same with environment variables of its own.</summary>
    public static async Task<Ended> RunAsync(string program, string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        // A build inside a test must not find the build that runs the test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal) || name is "TargetFramework" or "Configuration").ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, await output + await errors);
    }
}
