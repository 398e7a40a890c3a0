namespace GenMigrate.Cli.Tests;

public sealed class ScriptTests : CommandTestBase
{
    [Fact]
    public async Task A_script_is_the_runner_s_text_and_nothing_else()
    {
        var outcome = await Tester.RunAsync("script 0 1");

        await using var database = new SqliteMigrationDatabase($"Data Source={Tester.File}");
        var text = new MigrationRunner(Tester.Registry, database).Script(0, 1).Text;
        Assert.Equal((ExitCodes.Done, text, ""), (outcome.ExitCode, outcome.Out, outcome.Error));
        Assert.False(File.Exists(Tester.File));
    }

    [Theory]
    [InlineData("script 2", "up 3")]
    [InlineData("script 2 3", "up 3")]
    [InlineData("script --down 3 2", "down 3")]
    [InlineData("script --down 2 1", "down 2")]
    [InlineData("script --down", "down 3, down 2, down 1")]
    [InlineData("script 3 --down", "down 3, down 2, down 1")]
    public async Task A_range_is_from_what_is_applied_to_what_shall_be(string command, string expected)
    {
        var outcome = await Tester.RunAsync(command);

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        var announced = outcome.Out.Split('\n').Where(line => line.StartsWith("-- up ", StringComparison.Ordinal) || line.StartsWith("-- down ", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join(", ", announced.Select(line => string.Join(' ', line.Split(' ')[1..3]))));
    }

    [Fact]
    public async Task What_is_pending_is_asked_of_the_database()
    {
        await Tester.RunAsync("up 2");

        Assert.Contains("\n-- up 3 IndexNames\n", (await Tester.RunAsync("script --pending")).Out, StringComparison.Ordinal);
        await Tester.RunAsync("up");
        AssertDone("-- Nothing to do.", await Tester.RunAsync("script --pending"));
    }

    [Fact]
    public async Task Code_is_refused_with_version_step_and_way_out()
    {
        var outcome = await Tester.RunAsync("script");

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal("Version 2 'FillNames': step 'fill' is code, which a script cannot hold. Script what comes before it and what comes after it (`script FROM TO`), and run `up 2` between the two.\n", outcome.Error);
    }

    [Theory]
    [InlineData("script 3 2", "Version 2 is below 3: say --down to roll back.")]
    [InlineData("script --down 2 3", "Version 3 is not below 2.")]
    [InlineData("script --pending --down", "--pending stands alone: the database says from where to where.")]
    [InlineData("script --pending 1", "--pending stands alone: the database says from where to where.")]
    [InlineData("script --idempotent --down", "--idempotent is neither for --down nor for --pending")]
    [InlineData("script --idempotent --pending", "--idempotent is neither for --down nor for --pending")]
    [InlineData("script one", "'one' is not a version: a whole number from 0 on.")]
    public async Task What_makes_no_sense_is_wrong_usage(string command, string complaint)
    {
        var outcome = await Tester.RunAsync(command);

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.StartsWith(complaint, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_whose_shell_cannot_leave_anything_out_has_no_idempotent_one()
    {
        var outcome = await Tester.RunAsync("script 0 1 --idempotent");

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal("A script for sqlite3 cannot leave out what is applied already: neither SQLite's SQL nor its shell can skip a statement. Script what is pending in this one database (`script --pending`), or use `up`.\n", outcome.Error);
    }

    [Fact]
    public async Task As_json_it_says_what_it_does()
    {
        var outcome = await Tester.RunAsync("script 3 --json");

        Assert.Equal("""{"registry":null,"migrations":[],"script":"-- Nothing to do.\n"}""" + "\n", outcome.Out);
    }
}
