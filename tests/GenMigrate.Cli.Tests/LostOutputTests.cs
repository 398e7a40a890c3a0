using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class LostOutputTests : CommandTestBase
{
    private static readonly string[] Commands =
        ["up", "up --json", "up --verbose", "status", "status --json", "plan", "history", "script 0 1", "validate", "--help", "--version"];

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var command in Commands)
            {
                cases.Add(command, true);
                cases.Add(command, false);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Output_that_cannot_be_written_stops_nothing_and_shows_in_the_exit_code(string command, bool isTerminal)
    {
        Tester.IsTerminal = isTerminal;
        await Tester.RunAsync("up 1");
        Tester.Output = new FullWriter();

        var outcome = await Tester.RunAsync(command);

        Assert.Equal(command == "validate" ? ExitCodes.Attention : ExitCodes.OutputLost, outcome.ExitCode);
        Tester.Output = null;
        if (command.StartsWith("up", StringComparison.Ordinal))
        {
            Assert.EndsWith("0 pending, 3 applied\n", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_error_stream_says_what_was_lost()
    {
        Tester.Output = new FullWriter();

        Assert.Equal("The command is done, but its output could not be written: No space left on device\n", (await Tester.RunAsync("status")).Error);
    }

    [Fact]
    public async Task A_failure_keeps_its_exit_code()
    {
        Tester.Registry = TestRegistries.Failing;
        Tester.Output = new FullWriter();

        var outcome = await Tester.RunAsync("up");

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.StartsWith("Version 2 'Broken' failed", outcome.Error, StringComparison.Ordinal);
    }

    private sealed class FullWriter : StringWriter
    {
        public override void Write(string? value) => throw new IOException("No space left on device");

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
