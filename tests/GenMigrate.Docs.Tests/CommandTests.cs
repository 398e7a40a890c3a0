using System.Diagnostics;
using System.Text.RegularExpressions;

namespace GenMigrate.Docs.Tests;

/// <summary>Command lines of the pages run, in the order in which a page has them.</summary>
public sealed partial class CommandTests
{
    private const int WrongUsage = 2;

    // They need a table of another tool.
    private static readonly string[] NeedAnotherTool = ["--adopt"];

    public static TheoryData<string> SamplePages => [.. Repository.UserPages.Where(page => SampleCommands(page).Any())];

    public static TheoryData<string> ProgramPages => [.. Repository.UserPages.Where(page => ProgramCommands(page).Any())];

    [Theory]
    [MemberData(nameof(SamplePages))]
    public async Task Commands_of_samples_succeed(string page)
    {
        var folder = Directory.CreateTempSubdirectory("genmigrate-").FullName;
        try
        {
            foreach (var command in SampleCommands(page))
            {
                var (exitCode, output) = await RunAsync(command.Groups["sample"].Value, folder, command.Groups["arguments"].Value);
                Assert.True(exitCode == 0, $"{page}: {command.Value}\nexit code {exitCode}\n{output}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <remarks>They are run by QuickStart. What they find in its database may be worth another exit code; wrong usage is not.</remarks>
    [Theory]
    [MemberData(nameof(ProgramPages))]
    public async Task Commands_of_a_program_are_understood(string page)
    {
        var folder = Directory.CreateTempSubdirectory("genmigrate-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "Shop.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\" />");
            foreach (var command in ProgramCommands(page))
            {
                var (exitCode, output) = await RunAsync("QuickStart", folder, command.Groups["arguments"].Value);
                Assert.True(exitCode != WrongUsage, $"{page}: {command.Value}\n{output}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_wrong_command_is_found()
    {
        var (exitCode, _) = await RunAsync("QuickStart", Path.GetTempPath(), "up --no-such-option");

        Assert.Equal(WrongUsage, exitCode);
    }

    [Fact]
    public void The_second_command_of_the_README_is_there() => Assert.True(
        Shell("README.md").Contains("./test.sh") && File.Exists(Path.Combine(Repository.Root, "test.sh")));

    // The servers of the other samples are started by the tests of their databases.
    private static IEnumerable<Match> SampleCommands(string page) => Shell(page)
        .Select(line => SampleCommand().Match(line))
        .Where(match => match.Success && match.Groups["sample"].Value is "QuickStart" or "WorkerJobs");

    private static IEnumerable<Match> ProgramCommands(string page) => Shell(page)
        .Select(line => ProgramCommand().Match(line))
        .Where(match => match.Success && !NeedAnotherTool.Any(option => match.Value.Contains(option, StringComparison.Ordinal)));

    private static IEnumerable<string> Shell(string page) => CodeBlock.ReadAll(page).Where(block => block.Language == "sh")
        .SelectMany(block => block.Text.Split('\n'))
        .Select(line => Comment().Replace(line, "").Trim())
        .Where(line => line.Length > 0);

    private static async Task<(int ExitCode, string Output)> RunAsync(string sample, string folder, string arguments)
    {
        var program = Path.Combine(Repository.Root, "samples", sample, "bin", Repository.Configuration, "net10.0", sample + ".dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("WORKERJOBS_DB");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    [GeneratedRegex(@"^dotnet run --project samples/(?<sample>\w+)( -- (?<arguments>.*))?$")]
    private static partial Regex SampleCommand();

    [GeneratedRegex(@"^dotnet run -- (?<arguments>.*)$")]
    private static partial Regex ProgramCommand();

    [GeneratedRegex(@"\s+#.*$")]
    private static partial Regex Comment();
}
