using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class TerminalTests : CommandTestBase
{
    public TerminalTests() => Tester.IsTerminal = true;

    [Fact]
    public async Task Status_is_a_table()
    {
        await Tester.RunAsync("up 2");

        AssertDone(
            """
            ╭───────────┬─────────┬───────────────┬─────────────────────┬──────────╮
            │ State     │ Version │ Name          │ Applied at (UTC)    │ Duration │
            ├───────────┼─────────┼───────────────┼─────────────────────┼──────────┤
            │ ✓ applied │       1 │ CreateWorkers │ YYYY-MM-DD HH:MM:SS │     N ms │
            │ ✓ applied │       2 │ FillNames     │ YYYY-MM-DD HH:MM:SS │     N ms │
            │ ○ pending │       3 │ IndexNames    │                     │          │
            ╰───────────┴─────────┴───────────────┴─────────────────────┴──────────╯
            1 pending, 2 applied
            """,
            await Tester.RunAsync("status"));
    }

    [Fact]
    public async Task History_is_a_table_with_its_errors_below()
    {
        Tester.Registry = TestRegistries.Failing;
        await Tester.RunAsync("up");

        AssertDone(
            """
            ╭─────────────────────┬────────┬─────────┬───────────────┬─────────┬──────────╮
            │ At (UTC)            │ Action │ Version │ Name          │ Outcome │ Duration │
            ├─────────────────────┼────────┼─────────┼───────────────┼─────────┼──────────┤
            │ YYYY-MM-DD HH:MM:SS │ up     │       1 │ CreateWorkers │ done    │     N ms │
            │ YYYY-MM-DD HH:MM:SS │ up     │       2 │ Broken        │ failed  │     N ms │
            ╰─────────────────────┴────────┴─────────┴───────────────┴─────────┴──────────╯
            TIME version 2: no such table: nowhere (SQLite error 1)
            """,
            await Tester.RunAsync("history"));
    }

    [Fact]
    public async Task A_wide_terminal_shows_who_applied_it()
    {
        await Tester.RunAsync("up 1");
        Tester.Width = 160;

        var outcome = await Tester.RunAsync("status");

        Assert.Contains("│ Duration │ Description ", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("│ By ", outcome.Out, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80, "status", false)]
    [InlineData(120, "status", true)]
    [InlineData(80, "status --verbose", true)]
    public async Task Descriptions_are_shown_where_there_is_room_or_they_are_asked_for(int width, string command, bool isShown)
    {
        Tester.Width = width;
        await Tester.RunAsync("up");

        var outcome = await Tester.RunAsync(command);

        Assert.Equal(isShown, outcome.Out.Contains("Description", StringComparison.Ordinal));
        Assert.DoesNotContain(outcome.Out.Split('\n'), line => line.Length > width);
    }

    [Fact]
    public async Task Seeds_are_a_table_below()
    {
        Tester.Registry = TestRegistries.Seeded;
        await Tester.RunAsync("setup");

        Assert.Contains(
            """
            ╭───────────┬─────────┬───────────────┬─────────────┬─────────────────────╮
            │ State     │ Version │ Seed          │ For         │ Applied at (UTC)    │
            ├───────────┼─────────┼───────────────┼─────────────┼─────────────────────┤
            │ ✓ applied │       1 │ Administrator │             │ YYYY-MM-DD HH:MM:SS │
            │ – skipped │       2 │ Samples       │ Development │                     │
            ╰───────────┴─────────┴───────────────┴─────────────┴─────────────────────╯
            0 pending, 3 applied; seeds: 1 applied, 1 skipped
            """,
            (await Tester.RunAsync("status")).Out,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    public async Task A_column_goes_before_a_word_is_cut(int width)
    {
        Tester.Width = width;
        Tester.Registry = TestRegistries.Make(null, new Entry(20250102030405, "AssignEveryApplicationToItsFirst", up => up.Sql("SELECT 1")));
        await Tester.RunAsync("up");

        Assert.Contains("│ AssignEveryApplicationToItsFirst │", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
        Assert.Contains("│ AssignEveryApplicationToItsFirst │", (await Tester.RunAsync("history")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("up")]
    public async Task Hostile_names_break_neither_table_nor_terminal(string command)
    {
        Tester.Registry = TestRegistries.Hostile;
        await Tester.RunAsync("up");
        if (command == "up")
        {
            await Tester.RunAsync("to 0 --yes");
        }

        var outcome = await Tester.RunAsync(command);

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.DoesNotContain('\u001b', outcome.Out);
        Assert.DoesNotContain(outcome.Out.Split('\n'), line => line.Length > 80);
        Assert.Contains("[red]and[/]", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("two\\nlines", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_and_what_is_wrong_is_coloured()
    {
        Tester.Registry = TestRegistries.Failing;
        Tester.UnderstandsAnsi = true;

        var outcome = await Tester.RunAsync("up");

        Assert.Matches("^\u001b\\[[0-9;]+mApplied 1 CreateWorkers in N ms\u001b\\[0m\n", outcome.Out);
        Assert.Matches("^\u001b\\[[0-9;]+mVersion 2 'Broken' failed", outcome.Error);
    }

    [Fact]
    public async Task A_long_error_is_left_in_one_line()
    {
        Tester.Registry = TestRegistries.Failing;

        var outcome = await Tester.RunAsync("up");

        Assert.EndsWith("then run `up` again.\n", Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)) + "\n", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public async Task A_terminal_that_wants_no_colours_gets_lines(string variable, string value)
    {
        Tester.UnderstandsAnsi = true;
        Tester.Variables[variable] = value;

        var outcome = await Tester.RunAsync("status");

        Assert.StartsWith("pending  1  CreateWorkers", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outcome.Out);
    }

    [Fact]
    public async Task An_empty_no_color_counts_as_none()
    {
        Tester.Variables["NO_COLOR"] = "";

        Assert.StartsWith("╭", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_json_on_a_terminal_too() =>
        Assert.StartsWith("{\"registry\"", (await Tester.RunAsync("status --json")).Out, StringComparison.Ordinal);

    [Fact]
    public async Task The_log_goes_round_the_bar()
    {
        var outcome = await Tester.RunAsync("up 1 --verbose");

        Assert.Equal("", outcome.Error);
        Assert.StartsWith("info: Migrating up: 1 CreateWorkers\ndebug: Version 1, step 1: create table workers\n", outcome.Out, StringComparison.Ordinal);
    }
}
