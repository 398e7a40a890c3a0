using System.Diagnostics;
using System.Text.Json;

namespace GenMigrate.Conformance;

/// <summary>Another process that runs <see cref="TestProgram"/>, seen from the one that started it.</summary>
public sealed class TestProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private TestProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>Starts one that waits for something to do.</summary>
    /// <param name="provider">Whose program it runs.</param>
    /// <param name="within">A command, with its arguments, that runs another one: under another user, in another place.</param>
    public static async Task<TestProcess> StartAsync(ConformanceProvider provider, params string[] within)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(within);
        string[] command = [.. within, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "exec", provider.ProgramPath, "run"];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // It lives for a moment: gathering what would make it faster later costs more than it gives.
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        };
        var process = new TestProcess(Process.Start(start)!);
        Assert.Equal("ready", await process.LineAsync());
        return process;
    }

    /// <summary>Gives it something to do, without waiting for it.</summary>
    public async Task SendAsync(ProcessRun run)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(run));
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Reads up to its first line that starts so; all lines that it wrote until then.</summary>
    public async Task<IReadOnlyList<string>> ReadUntilAsync(string start)
    {
        var lines = new List<string>();
        while (await LineAsync() is { } line)
        {
            lines.Add(line);
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return lines;
            }
        }

        throw new InvalidOperationException($"The process ended before it said '{start}':\n{string.Join('\n', lines)}\n{await _errors}");
    }

    /// <summary>Its next line; null: it has ended.</summary>
    public async Task<string?> LineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    /// <summary>What came of a run: the line that starts with <c>done</c> or <c>error</c>; null: the process died in it.</summary>
    public async Task<string?> OutcomeAsync()
    {
        while (await LineAsync() is { } line)
        {
            if (!line.StartsWith("event ", StringComparison.Ordinal))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>Lets it end, and waits for that.</summary>
    public async Task<int> ExitCodeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Kills it as <c>kill -9</c> does, and waits until it is dead.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Waits until all of its threads are stopped (<see cref="ProcessRun.StopAt"/>).</summary>
    public async Task StoppedAsync()
    {
        var waited = Stopwatch.StartNew();
        while (!IsStopped())
        {
            Assert.True(waited.Elapsed < Patience, "The process did not stop itself.");
            await Task.Delay(5);
        }
    }

    /// <summary>Continues a stopped one.</summary>
    public void Continue() => Signals.ContinueProcess(_process.Id);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    // proc(5): the state is the field behind the command's name.
    private bool IsStopped()
    {
        var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].StartsWith('T');
    }
}
