using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class HistoryTests : CommandTestBase
{
    [Fact]
    public async Task The_journal_is_shown_with_the_newest_last()
    {
        await Tester.RunAsync("up 2");
        await Tester.RunAsync("down --yes");

        AssertDone("TIME  up    1  done    N ms  CreateWorkers  WHO\nTIME  up    2  done    N ms  FillNames (0 changed)  WHO\nTIME  down  2  done    N ms  FillNames  WHO", Anonymous(await Tester.RunAsync("history")));
    }

    [Fact]
    public async Task A_failure_has_its_error_on_a_line_of_its_own()
    {
        Tester.Registry = TestRegistries.Failing;
        await Tester.RunAsync("up");

        var lines = (await Tester.RunAsync("history")).Out.Split('\n');

        Assert.StartsWith("TIME  up  2  failed  N ms  Broken  ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("    no such table: nowhere", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_are_the_newest()
    {
        await Tester.RunAsync("up");

        AssertDone("TIME  up  2  done    N ms  FillNames (0 changed)  WHO\nTIME  up  3  done    N ms  IndexNames  WHO", Anonymous(await Tester.RunAsync("history --last 2")));
    }

    [Fact]
    public async Task A_database_without_a_journal_is_not_made()
    {
        AssertDone("Nothing was done yet.", await Tester.RunAsync("history"));
        Assert.False(File.Exists(Tester.File));
    }

    [Fact]
    public async Task As_json_an_entry_has_all_that_is_known()
    {
        await Tester.RunAsync("up 1");

        AssertDone(
            """{"registry":null,"entries":[{"at":"TIME","kind":"migration","version":1,"name":"CreateWorkers","action":"up","outcome":"done","durationMs":N,"error":null,"doneBy":"WHO","affected":null}]}""",
            await Tester.RunAsync("history --json"));
    }

    [Fact]
    public async Task What_its_steps_have_changed_is_said_in_all_and_as_json_of_each()
    {
        await Tester.RunAsync("up 2");

        Assert.Contains("  FillNames (0 changed)  ", (await Tester.RunAsync("history --last 1")).Out, StringComparison.Ordinal);
        Assert.Contains("\"affected\":[null,0]", (await Tester.RunAsync("history --json --last 1")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("all")]
    public async Task A_number_that_is_none_is_wrong_usage(string last)
    {
        var outcome = await Tester.RunAsync($"history --last {last}");

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.StartsWith($"'{last}' is not a number of entries: at least 1.", outcome.Error, StringComparison.Ordinal);
    }

    private static CommandOutcome Anonymous(CommandOutcome outcome) => outcome with { Out = outcome.Out.Replace(ProcessIdentity.Current.ToString(), "WHO", StringComparison.Ordinal) };
}
