using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Xunit.Abstractions;

namespace GenMigrate.Samples.Tests;

/// <summary>
/// The sample without what no one calls, and as a native program: whatever needs reflection, or code made at run time,
/// would fail here.
/// </summary>
public sealed class NativeTests(ITestOutputHelper output)
{
    private const double Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("Native")]
    [InlineData("Trimmed")]
    public async Task Published_so_every_verb_works_and_our_assemblies_do_not_warn(string how)
    {
        using var folder = new Folder();
        var published = (await Program.RunAsync(
            "dotnet",
            Repository.Root,
            "publish", "samples/QuickStart", $"-p:{how}=true", "-r", RuntimeInformation.RuntimeIdentifier, "--artifacts-path", folder["artifacts"], "-o", folder["out"], "--nologo", "-p:RunAnalyzers=false")).With(0);
        Assert.DoesNotMatch("(warning|error) IL[0-9]+: (Assembly 'GenMigrate|GenMigrate)", published.Output);

        var program = Path.Combine(folder["out"], "QuickStart");
        await File.WriteAllTextAsync(folder["Jobs.csproj"], "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        foreach (var (arguments, exitCode) in new (string[], int)[]
        {
            (["status"], 0), (["plan"], 0), (["script", "0", "1"], 0), (["up"], 0), (["up"], 0), (["status", "--check"], 0), (["validate"], 0), (["history"], 0),
            (["down", "--yes"], 0), (["to", "1", "--yes"], 0), (["status", "--check", "--json"], 3), (["repair", "2", "--applied", "--yes"], 0),
            (["repair", "2", "--rolled-back", "--yes"], 0), (["redo", "--yes"], 0), (["baseline", "2"], 0), (["seed"], 1), (["setup", "--json"], 0), (["seed"], 0),
            (["reset", "--everything", "--yes", "--environment", "Development"], 0), (["new", "AddPlaces", "--project", folder.Path], 0),
            (["lock", "--project", folder.Path], 0), (["--help"], 0), (["nonsense"], 2),
        })
        {
            (await Program.RunAsync(program, folder.Path, arguments)).With(exitCode);
        }

        Tell(how, program, Directory.EnumerateFiles(folder["out"]).Where(file => !file.EndsWith(".dbg", StringComparison.Ordinal) && !file.EndsWith(".pdb", StringComparison.Ordinal)).Sum(file => new FileInfo(file).Length));
        await TellStartAsync(program, folder);
    }

    // Not asserted: how long anything takes says more of the machine than of the program.
    private async Task TellStartAsync(string program, Folder folder)
    {
        (await Program.RunAsync(program, folder.Path, "up")).With(0);
        var took = new List<double>();
        for (var run = 0; run < 5; run++)
        {
            var started = Stopwatch.GetTimestamp();
            (await Program.RunAsync(program, folder.Path, "up")).With(0);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"`up` with nothing to do: {took.Min():0.0} ms at best"));
    }

    private void Tell(string how, string program, long all) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{how}: program {new FileInfo(program).Length / Megabyte:0.0} MiB, all files {all / Megabyte:0.0} MiB"));
}
