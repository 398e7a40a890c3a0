using System.Diagnostics;

namespace GenMigrate.MongoDb.Tests;

/// <summary>What tests of samples share: the sample as a program of its own, on a database of the test's own.</summary>
public abstract class SampleTests(string sample) : MongoTests
{
    /// <summary>Environment variables beside the one that names the database.</summary>
    protected Dictionary<string, string> Variables { get; } = [];

    /// <summary>Runs the sample.</summary>
    /// <returns>What it wrote, on both streams.</returns>
    protected async Task<string> RunAsync(string arguments, int exitCode = 0)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        var program = Path.Combine(root, "samples", sample, "bin", output.Parent!.Name, output.Name, sample + ".dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments.Split(' ')]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Variables.Append(new("MONGODB_URL", Database.Address)))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        Assert.True(exitCode == process.ExitCode, $"exit code {process.ExitCode}, expected {exitCode}:\n{text}");
        return text;
    }
}
