using System.Diagnostics;
using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

/// <summary>The test program as a process of its own.</summary>
internal sealed class TestProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process _process;

    private TestProcess(Process process) => _process = process;

    private static string Program => Path.Combine(AppContext.BaseDirectory, "GenMigrate.Cli.TestProgram.dll");

    public static TestProcess Start(TemporaryDirectory directory, string? registry, params string[] args)
    {
        // A background job of a shell ignores SIGINT, and so would its children.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        return Start([.. command, Program, .. args], directory, registry);
    }

    /// <summary>Starts it with its streams redirected as a shell does.</summary>
    public static TestProcess StartInShell(TemporaryDirectory directory, string? registry, string redirection, params string[] args) =>
        Start(["sh", "-c", $"exec dotnet \"$@\" {redirection}", "sh", Program, .. args], directory, registry);

    private static TestProcess Start(string[] command, TemporaryDirectory directory, string? registry)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment[TestSettings.Database] = directory.File("people.db");
        start.Environment[TestSettings.LoadedList] = directory.File("loaded.txt");
        if (registry is not null)
        {
            start.Environment[TestSettings.Registry] = registry;
        }

        return new TestProcess(Process.Start(start)!);
    }

    /// <summary>Waits until the program says that it is in the middle of a migration.</summary>
    public Task AtWorkAsync() => SaysAsync(TestSettings.AtWork);

    /// <summary>Waits for a line of the error stream.</summary>
    public async Task SaysAsync(string expected)
    {
        while (await _process.StandardError.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line == expected)
            {
                return;
            }
        }

        throw new InvalidOperationException($"The program ended before it said '{expected}'.");
    }

    public void PressEnter()
    {
        _process.StandardInput.Write('\n');
        _process.StandardInput.Flush();
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<CommandOutcome> EndAsync(TemporaryDirectory directory)
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        var error = _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return new CommandOutcome(_process.ExitCode, Scrubber.Scrub(await output, directory.Path), Scrubber.Scrub(await error, directory.Path));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
