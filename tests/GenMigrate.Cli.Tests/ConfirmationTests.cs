using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class ConfirmationTests : CommandTestBase
{
    [Theory]
    [InlineData("down", "This rolls back version 3 'IndexNames'. Go on? [y/N] ")]
    [InlineData("down --steps 2", "This rolls back 2 versions, from 3 'IndexNames' to 2 'FillNames'. Go on? [y/N] ")]
    [InlineData("down --to 0", "This rolls back 3 versions, from 3 'IndexNames' to 1 'CreateWorkers'. Go on? [y/N] ")]
    [InlineData("to 2", "This rolls back version 3 'IndexNames'. Go on? [y/N] ")]
    [InlineData("redo", "This rolls back version 3 'IndexNames'. Go on? [y/N] ")]
    [InlineData("repair 3 --forget", "This corrects the history of version 3 (--forget). Go on? [y/N] ")]
    public async Task Somebody_who_does_not_say_yes_keeps_everything(string command, string question)
    {
        await Tester.RunAsync("up");
        Tester.Answer = "n\n";

        var outcome = await Tester.RunAsync(command);

        Assert.Equal((ExitCodes.Failed, "", question + "Not confirmed: nothing was changed.\n"), (outcome.ExitCode, outcome.Out, outcome.Error));
        Assert.EndsWith("0 pending, 3 applied\n", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y")]
    [InlineData("Y")]
    [InlineData(" yes ")]
    public async Task Yes_goes_on(string answer)
    {
        await Tester.RunAsync("up");
        Tester.Answer = answer + "\n";

        Assert.Equal((ExitCodes.Done, "Rolled back 3 IndexNames in N ms\n1 rolled back\n"), await OutputOf("down"));
    }

    [Theory]
    [InlineData("down --yes")]
    [InlineData("repair 3 --forget --yes")]
    public async Task With_yes_nobody_is_asked(string command)
    {
        await Tester.RunAsync("up");
        Tester.Answer = "n\n";

        var outcome = await Tester.RunAsync(command);

        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Error));
    }

    [Theory]
    [InlineData("up")]
    [InlineData("to 3")]
    [InlineData("down")]
    [InlineData("baseline 1")]
    public async Task Nobody_is_asked_where_nothing_is_taken_back(string command)
    {
        Tester.Answer = "";

        var outcome = await Tester.RunAsync(command);

        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Error));
    }

    [Theory]
    [InlineData("down", "This rolls back version 3 'IndexNames'.")]
    [InlineData("to 2", "This rolls back version 3 'IndexNames'.")]
    [InlineData("redo", "This rolls back version 3 'IndexNames'.")]
    [InlineData("repair 3 --forget", "This corrects the history of version 3 (--forget).")]
    [InlineData("reset --environment Test", "This rolls back 3 versions, from 3 'IndexNames' to 1 'CreateWorkers'.")]
    [InlineData("reset --everything --environment Test", "This drops all tables or collections of the database, with everything in them.")]
    public async Task Without_anybody_to_ask_it_has_to_be_said(string command, string what)
    {
        await Tester.RunAsync("up");

        var outcome = await Tester.RunAsync(command);

        Assert.Equal((ExitCodes.Usage, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal(what + " Confirmation required, but the session is not interactive. Re-run with --yes. Nothing was changed.\n", outcome.Error);
        Assert.EndsWith("0 pending, 3 applied\n", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("up 1")]
    [InlineData("to 1")]
    [InlineData("setup --environment production")]
    public async Task What_is_irreversible_is_applied_in_production_without_a_question(string command)
    {
        Tester.Registry = TestRegistries.OneWay;

        AssertDone("Applied 1 CreateWorkers in N ms\n1 applied", await Tester.RunAsync(command));
    }

    [Fact]
    public async Task To_a_lower_version_still_asks_where_something_is_irreversible()
    {
        Tester.Registry = TestRegistries.OneWay;
        await Tester.RunAsync("up");

        Assert.StartsWith("This rolls back version 1 'CreateWorkers'.", (await Tester.RunAsync("to 0")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_the_input_is_a_no()
    {
        await Tester.RunAsync("up");
        Tester.Answer = "";

        Assert.Equal(ExitCodes.Failed, (await Tester.RunAsync("down")).ExitCode);
    }

    [Fact]
    public async Task A_name_in_the_question_cannot_forge_a_line()
    {
        Tester.Registry = TestRegistries.Make(null, new Entry(1, "a\nb", up => up.Sql("SELECT 1"), down => down.Sql("SELECT 1")));
        await Tester.RunAsync("up");
        Tester.Answer = "n\n";

        Assert.StartsWith("This rolls back version 1 'a\\nb'. Go on?", (await Tester.RunAsync("down")).Error, StringComparison.Ordinal);
    }

    private async Task<(int, string)> OutputOf(string command)
    {
        var outcome = await Tester.RunAsync(command);
        return (outcome.ExitCode, outcome.Out);
    }
}
