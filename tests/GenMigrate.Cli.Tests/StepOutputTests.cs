using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

/// <summary>What steps say of themselves, and what is said of steps that take long.</summary>
public sealed class StepOutputTests : CommandTestBase
{
    private static readonly Entry Reports = new(1, "Reports", up => up.Run("fill", (context, _) =>
    {
        context.Report(1, 3, "one");
        context.Report(2, 3, "one");
        context.Report(3, 3, "two");
        return Task.CompletedTask;
    }));

    [Theory]
    [InlineData("up")]
    [InlineData("up --json")]
    public async Task What_a_step_reports_is_kept_in_plain_output_once_each(string command)
    {
        Tester.Registry = TestRegistries.Make(null, Reports);

        var outcome = await Tester.RunAsync(command);

        Assert.StartsWith("Version 1, fill: one\nVersion 1, fill: two\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up", false)]
    [InlineData("up --verbose", true)]
    public async Task On_a_terminal_it_is_drawn_and_kept_with_verbose(string command, bool isKept)
    {
        Tester.IsTerminal = true;
        Tester.Registry = TestRegistries.Make(null, Reports);

        var outcome = await Tester.RunAsync(command);

        Assert.Equal(isKept, outcome.Out.Contains("Version 1, fill: two\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("up")]
    [InlineData("up --json")]
    [InlineData("up --verbose")]
    public async Task A_log_hears_at_intervals_how_far_a_long_step_is(string command)
    {
        Tester.Options = new MigrationRunnerOptions { ProgressInterval = TimeSpan.FromMilliseconds(50) };
        Tester.Registry = TestRegistries.Make(null, new Entry(1, "Slow", up => up.Run("fill", async (context, cancellationToken) =>
        {
            context.Report(49_000, 200_000);
            await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        })));

        var outcome = await Tester.RunAsync(command);

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.Matches(@"Version 1 Slow, fill: 49,000/200,000( · 0 s|, [\d,]+/s · \d+ s, about \d+ s left)\n", outcome.Error);
        Assert.Matches(@"Version 1 Slow, fill: 49,000/200,000, [\d,]+/s · \d+ s, about \d+ s left\n", outcome.Error);
    }

    [Fact]
    public async Task A_long_step_that_reports_nothing_is_still_said_to_run()
    {
        Tester.Options = new MigrationRunnerOptions { ProgressInterval = TimeSpan.FromMilliseconds(50) };
        Tester.Registry = TestRegistries.Make(null, new Entry(1, "Slow", up => up.Run("fill", (_, cancellationToken) => Task.Delay(500, cancellationToken))));

        Assert.Contains("Version 1 Slow, fill: 0 s\n", (await Tester.RunAsync("up")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_step_is_not_talked_about()
    {
        Tester.Options = new MigrationRunnerOptions { ProgressInterval = TimeSpan.FromMinutes(1) };

        Assert.Equal("", (await Tester.RunAsync("up")).Error);
    }

    [Fact]
    public async Task Verbose_says_how_many_rows_a_step_has_changed()
    {
        Tester.Registry = TestRegistries.Make(null, new Entry(1, "Rows", up => up
            .Sql("table", "CREATE TABLE numbers (value INTEGER)")
            .Sql("fill", "INSERT INTO numbers VALUES (1), (2); INSERT INTO numbers VALUES (3)")
            .Sql("none", "DELETE FROM numbers WHERE value = 7")
            .Run("code", async (context, token) => await context.ExecuteAsync("UPDATE numbers SET value = value + 1", token))));

        var outcome = await Tester.RunAsync("up --verbose");

        Assert.Contains("debug: Version 1, step 2: fill\ndebug: Version 1, step 2: 3 changed\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("debug: Version 1, step 3: 0 changed\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("debug: Version 1, step 4: 3 changed\n", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("step 1: 0 changed", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seeds_are_logged_as_seeds()
    {
        Tester.Registry = TestRegistries.Seeded;
        await Tester.RunAsync("up");

        var outcome = await Tester.RunAsync("seed --verbose");

        Assert.StartsWith("info: Migrating seed: 1 Administrator\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("info: Migrated seed: 1 Administrator in ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_in_pieces_becomes_lines()
    {
        var lines = new List<string>();
        using var writer = LineWriter.To(lines.Add);

        writer.Write("a");
        writer.Write("b\r\nc\n\n");
        writer.WriteLine(7);
        writer.Write("rest");
        writer.Flush();
        writer.Flush();

        Assert.Equal(["ab", "c", "", "7", "rest"], lines);
    }
}
