using System.Diagnostics;
using System.Reflection;
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

    private static string Program => Path.Combine(Sample, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "WebApi.dll");

    private static string Sample => Path.Combine(Repository.Root, "samples", "WebApi");

    public static WebApiProcess Start(SqliteFile file, params string[] settings) => Run(
        file,
        ["exec", Program, "--urls", "http://127.0.0.1:0", "--ConnectionStrings:Workers", file.ConnectionString, .. settings]);

    /// <summary>Starts it as the build does that writes the OpenAPI document: within Microsoft's own tool.</summary>
    public static WebApiProcess StartInBuild(SqliteFile file)
    {
        var folder = Path.GetDirectoryName(file.Path)!;
        var tool = typeof(WebApiProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "GetDocument").Value!;
        return Run(
            file,
            [
                "exec", tool, "--assembly", Program, "--project", "WebApi", "--framework", ".NETCoreApp,Version=v10.0", "--platform", "AnyCPU",
                "--assets-file", Path.Combine(Sample, "obj", "project.assets.json"), "--file-list", Path.Combine(folder, "documents.txt"), "--output", folder,
            ]);
    }

    /// <summary>Waits until it serves.</summary>
    public async Task<HttpClient> ServesAsync() => new()
    {
        BaseAddress = await _address.Task.WaitAsync(Patience) ?? throw new InvalidOperationException($"It ended before it served:\n{Output}"),
    };

    /// <summary>Waits until it has said something.</summary>
    public async Task SaysAsync(string words)
    {
        var waited = Stopwatch.StartNew();
        while (!Output.Contains(words, StringComparison.Ordinal))
        {
            Assert.True(waited.Elapsed < Patience && !_process.HasExited, Output);
            await Task.Delay(20);
        }
    }

    /// <summary>Sends it SIGTERM, as an orchestrator does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

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

    private static WebApiProcess Run(SqliteFile file, string[] arguments) => new(new ProcessStartInfo("dotnet", arguments)
    {
        WorkingDirectory = Path.GetDirectoryName(file.Path)!,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["ConnectionStrings__Workers"] = file.ConnectionString },
    });

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
