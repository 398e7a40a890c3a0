using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace GenMigrate.Conformance;

/// <summary>A sample published as a native program or trimmed, in a directory of its own that is deleted at the end.</summary>
public sealed partial class PublishedSample : IDisposable
{
    private readonly string directory;

    private PublishedSample(string directory, string sample, string output)
    {
        this.directory = directory;
        Program = Path.Combine(directory, "out", sample);
        WarnedAssemblies = [.. Warning().Matches(output).Select(match => match.Groups["assembly"].Value).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The path of the program.</summary>
    public string Program { get; }

    /// <summary>The assemblies that the trimmer or the native compiler warned about.</summary>
    public IReadOnlyList<string> WarnedAssemblies { get; }

    /// <summary>Publishes a sample.</summary>
    /// <param name="sample">The sample's name.</param>
    /// <param name="property"><c>Native</c> or <c>Trimmed</c>: see samples/Directory.Build.props.</param>
    public static async Task<PublishedSample> PublishAsync(string sample, string property)
    {
        var directory = Directory.CreateTempSubdirectory("genmigrate-publish-").FullName;
        string[] arguments =
        [
            "publish", $"samples/{sample}", $"-p:{property}=true", "-r", RuntimeInformation.RuntimeIdentifier,
            "--artifacts-path", Path.Combine(directory, "artifacts"), "-o", Path.Combine(directory, "out"), "--nologo",
            // The drivers' own warnings must not end the publish.
            "-p:TreatWarningsAsErrors=false",
            // They have seen this code in the build that the tests are part of.
            "-p:RunAnalyzers=false",
        ];
        var (exitCode, output) = await StartAsync("dotnet", Root(), new Dictionary<string, string>(), arguments).ConfigureAwait(false);
        Assert.True(exitCode == 0, output);
        return new PublishedSample(directory, sample, output);
    }

    /// <summary>Runs the program.</summary>
    /// <returns>Its output, on both streams.</returns>
    public async Task<string> RunAsync(int exitCode, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var (actual, output) = await StartAsync(Program, directory, environment, arguments).ConfigureAwait(false);
        Assert.True(exitCode == actual, $"exit code {actual}, expected {exitCode}:\n{output}");
        return output;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static async Task<(int ExitCode, string Output)> StartAsync(
        string program, string directory, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false) + await errors.ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return (process.ExitCode, output);
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "GenMigrate.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run in a clone of the repository.");
        }

        return directory.FullName;
    }

    // IL2104 (trimming) and IL3053 (native) summarize the warnings of an assembly; any other warning names a member.
    [GeneratedRegex(@"(?:warning|error) IL\d+: (?:Assembly ')?(?<assembly>[A-Za-z]+(?:\.[A-Za-z]+)*)")]
    private static partial Regex Warning();
}
