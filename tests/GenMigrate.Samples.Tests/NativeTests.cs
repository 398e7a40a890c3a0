using System.Runtime.InteropServices;

namespace GenMigrate.Samples.Tests;

/// <summary>The sample as a native program: whatever needs reflection or code made at run time would fail here.</summary>
public sealed class NativeTests
{
    [Fact]
    public async Task Published_natively_every_verb_works_and_our_assemblies_do_not_warn()
    {
        using var folder = new Folder();
        var published = (await Program.RunAsync(
            "dotnet",
            Repository.Root,
            "publish", "samples/QuickStart", "-p:Native=true", "-r", RuntimeInformation.RuntimeIdentifier, "--artifacts-path", folder["artifacts"], "-o", folder["out"], "--nologo")).With(0);
        Assert.DoesNotMatch("(warning|error) IL[0-9]+: (Assembly 'GenMigrate|GenMigrate)", published.Output);

        var program = Path.Combine(folder["out"], "QuickStart");
        foreach (var (arguments, exitCode) in new (string[], int)[]
        {
            (["status"], 0), (["plan"], 0), (["up"], 0), (["up"], 0), (["status", "--check"], 0), (["validate"], 0), (["down", "--yes"], 0), (["to", "1", "--yes"], 0),
            (["status", "--check", "--json"], 3), (["repair", "2", "--applied", "--yes"], 0), (["repair", "2", "--rolled-back", "--yes"], 0), (["redo", "--yes"], 0), (["nonsense"], 2),
        })
        {
            (await Program.RunAsync(program, folder.Path, arguments)).With(exitCode);
        }
    }
}
