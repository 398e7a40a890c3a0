using System.Diagnostics;
using System.Text;

namespace GenMigrate.Hosting.Tests;

/// <summary>The sample <c>WebApi</c> as a process of its own, with its web server on a port that the system chose.</summary>
internal sealed class WebApiProcess : IDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WebApiProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has said so far, on both streams.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static WebApiProcess Start(SqliteFile file, params string[] settings)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Repository.Root, "samples", "WebApi", "bin", configuration, "net10.0", "WebApi.dll");
        return new WebApiProcess(new ProcessStartInfo("dotnet", ["exec", program, "--urls", "http://127.0.0.1:0", "--ConnectionStrings:Workers", file.ConnectionString, .. settings])
        {
            WorkingDirectory = Path.GetDirectoryName(file.Path)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
    }

    /// <summary>Waits until it serves.</summary>
    public async Task<HttpClient> ServesAsync() => new()
    {
        BaseAddress = await _address.Task.WaitAsync(Patience) ?? throw new InvalidOperationException($"It ended before it served:\n{Output}"),
    };

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        Keep(line);
        if (line is null)
        {
            _address.TrySetResult(null);
        }
        else if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..]));
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
