using System.Diagnostics;
using System.Globalization;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>The command line as a process of its own (see Program.cs), that gets signals.</summary>
internal sealed class CommandProcess : IDisposable
{
    /// <summary>The argument that asks the program for it; a scenario and the command line's own arguments follow.</summary>
    public const string Command = "command";

    /// <summary>The environment variable with the connection string.</summary>
    public const string Database = "TEST_DATABASE";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Task<string> _output;

    private CommandProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
    }

    public static CommandProcess Start(string connectionString, string scenario, params string[] arguments)
    {
        // A background job of a shell ignores SIGINT, and so would its children.
        string[] command = ["--default-signal=INT", Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "exec", typeof(CommandProcess).Assembly.Location, Command, scenario, .. arguments];
        var start = new ProcessStartInfo("env", command) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Database] = connectionString;
        return new CommandProcess(Process.Start(start)!);
    }

    /// <summary>Sends the first signal, and waits until the program has said that it heard.</summary>
    public async Task StopAsync(string signal)
    {
        await SignalAsync(signal);
        while (await _process.StandardError.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line == "Stopping after the current step; a second signal breaks it off.")
            {
                return;
            }
        }

        throw new InvalidOperationException($"The program ended before it heard the signal: {await _output}");
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>All that it has written, once it has ended.</summary>
    public async Task<string> OutputAsync() => await _output.WaitAsync(Patience);

    /// <summary>What it ended with, and what it said last.</summary>
    public async Task<(int ExitCode, string Error)> EndAsync()
    {
        var error = await _process.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return (_process.ExitCode, error.TrimEnd());
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
