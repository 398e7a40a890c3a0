using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class RepairTests : CommandTestBase
{
    [Fact]
    public async Task Accepts_a_change_so_that_up_goes_on()
    {
        await Tester.RunAsync("up 2");
        Tester.Registry = TestRegistries.Edited;

        Assert.Equal(ExitCodes.Failed, (await Tester.RunAsync("up")).ExitCode);
        AssertDone("Change accepted: 2 FillNames", await Tester.RunAsync("repair 2 --accept-change --yes"));
        AssertDone("Applied 3 IndexNames in N ms\n1 applied", await Tester.RunAsync("up"));
    }

    [Theory]
    [InlineData("up 1", "--applied", "Marked as applied: 2 FillNames", "1 pending, 2 applied")]
    [InlineData("up 2", "--rolled-back", "Marked as rolled back: 2 FillNames", "2 pending, 1 applied")]
    public async Task Marks_a_version_without_running_it(string before, string action, string said, string summary)
    {
        await Tester.RunAsync(before);

        AssertDone(said, await Tester.RunAsync("repair", "2", action, "--yes"));
        Assert.EndsWith(summary + "\n", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgets_a_version()
    {
        await Tester.RunAsync("up 2");

        AssertDone("Forgotten: 2 FillNames", await Tester.RunAsync("repair 2 --forget --yes"));
        Assert.Contains("pending  2  FillNames      -", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_when_the_history_says_so_already()
    {
        await Tester.RunAsync("up 1");

        AssertDone("Nothing to do: the history says so already.", await Tester.RunAsync("repair 1 --applied --yes"));
    }

    [Theory]
    [InlineData("--accept-change", "accept_change", "[]")]
    [InlineData("--applied", "applied", "[]")]
    [InlineData("--rolled-back", "rolled_back", """[{"version":1,"name":"CreateWorkers"}]""")]
    [InlineData("--forget", "forget", """[{"version":1,"name":"CreateWorkers"}]""")]
    public async Task As_json_says_what_was_corrected(string option, string action, string results)
    {
        await Tester.RunAsync("up 1");

        AssertDone($$"""{"registry":null,"action":"{{action}}","results":{{results}}}""", await Tester.RunAsync("repair", "1", option, "--yes", "--json"));
    }

    [Fact]
    public async Task A_version_that_nobody_knows_is_refused()
    {
        var outcome = await Tester.RunAsync("repair 9 --forget --yes");

        Assert.Equal((ExitCodes.Failed, "Cannot forget version 9: the database does not know it. `status` shows what there is.\n"), (outcome.ExitCode, outcome.Error));
    }

    [Theory]
    [InlineData("repair 1")]
    [InlineData("repair 1 --applied --forget")]
    public async Task Exactly_one_action_has_to_be_said(string command)
    {
        var outcome = await Tester.RunAsync(command);

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.StartsWith("Say one of --accept-change, --applied, --rolled-back, --forget. `repair --help` shows its usage.\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baseline_declares_versions_as_applied()
    {
        AssertDone("Marked as applied: 1 CreateWorkers\nMarked as applied: 2 FillNames", await Tester.RunAsync("baseline 2"));
        Assert.StartsWith("baseline  1  CreateWorkers  TIME  -\n", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baseline_as_json_lists_them() =>
        AssertDone("""{"registry":null,"action":"baseline","results":[{"version":1,"name":"CreateWorkers"}]}""", await Tester.RunAsync("baseline 1 --json"));

    [Fact]
    public async Task Baseline_up_to_an_unknown_version_is_refused()
    {
        var outcome = await Tester.RunAsync("baseline 9");

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.StartsWith("There is no migration with version 9.", outcome.Error, StringComparison.Ordinal);
    }
}
