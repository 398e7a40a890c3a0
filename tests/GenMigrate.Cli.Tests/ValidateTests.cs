using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class ValidateTests : CommandTestBase
{
    [Fact]
    public async Task What_is_only_pending_is_not_done_yet()
    {
        var outcome = await Tester.RunAsync("validate");

        Assert.Equal((ExitCodes.Attention, $"{Tester.Registry.Count} pending; nothing stands in the way of `up`.\n", ""), (outcome.ExitCode, outcome.Out, outcome.Error));
    }

    [Fact]
    public async Task What_is_applied_is_valid()
    {
        await Tester.RunAsync("up");

        AssertDone("Valid: all is applied.", await Tester.RunAsync("validate"));
    }

    [Fact]
    public async Task As_json_says_valid()
    {
        await Tester.RunAsync("up");

        AssertDone("""{"registry":null,"valid":true,"pending":0,"problems":[]}""", await Tester.RunAsync("validate --json"));
    }

    [Fact]
    public async Task Problems_are_listed_a_line_each()
    {
        await Tester.RunAsync("up 2");
        Tester.Registry = TestRegistries.Muddled;

        var outcome = await Tester.RunAsync("validate");

        Assert.Equal((ExitCodes.Attention, ""), (outcome.ExitCode, outcome.Error));
        var lines = outcome.Out.TrimEnd().Split('\n');
        Assert.StartsWith("Version 1 'CreateWorkers' is applied", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Version 2 'FillNames' was changed", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Version 4 'Commits'", lines[2], StringComparison.Ordinal);
        Assert.Equal("3 wrong", lines[3]);
    }

    [Fact]
    public async Task Problems_as_json_have_kind_and_version()
    {
        await Tester.RunAsync("up");
        Tester.Registry = TestRegistries.Edited;

        var outcome = await Tester.RunAsync("validate --json");

        Assert.Equal(ExitCodes.Attention, outcome.ExitCode);
        Assert.StartsWith("""{"registry":null,"valid":false,"pending":0,"problems":[{"kind":"changed","version":2,"message":"Version 2 """, outcome.Out, StringComparison.Ordinal);
    }
}
