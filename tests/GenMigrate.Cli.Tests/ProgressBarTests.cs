namespace GenMigrate.Cli.Tests;

public sealed class ProgressBarTests
{
    private static readonly MigrationProgress Halfway = new()
    {
        Phase = MigrationPhase.StepRunning,
        Version = 20250102030405,
        Name = "FillNames",
        Number = 1,
        Count = 1,
        Step = "fill",
        StepNumber = 2,
        StepCount = 2,
        Done = 50,
        Total = 100,
        Message = "rows",
    };

    [Fact]
    public async Task A_step_that_takes_long_gets_a_bar() => Assert.Contains(
        "1/1 20250102030405 step 2/2 fill: rows",
        await DrawnAsync(Halfway, until: "75%"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Between_two_steps_the_bar_names_the_migration() => Assert.Contains(
        "2/2 20250102030405 FillNames",
        await DrawnAsync(Halfway with { Phase = MigrationPhase.Starting, Number = 2, Count = 2, Step = null, StepNumber = 0, Done = null, Total = null }, until: "50%"),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_name_that_does_not_fit_is_cut()
    {
        var drawn = await DrawnAsync(Halfway with { Step = new string('象', 10_000), Message = "[red]" }, until: "75%");

        var line = drawn.Split('\n').First(text => text.Contains("75%", StringComparison.Ordinal));
        Assert.Contains("象…", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_step_says_is_no_markup() => Assert.Contains(
        "fill: [red]",
        await DrawnAsync(Halfway with { Message = "[red]" }, until: "75%"),
        StringComparison.Ordinal);

    [Fact]
    public void A_run_that_is_short_gets_none()
    {
        using var output = new StringWriter();
        var presenter = new TerminalPresenter(new CommandConsole { Out = output, UnderstandsAnsi = true });

        presenter.Report(Halfway);
        presenter.Show(new RunDocument(null, 1, []));

        Assert.Equal("Nothing to do: the database is at version 1.\n", output.ToString());
    }

    /// <summary>What has been drawn by the time that a text appears.</summary>
    private static async Task<string> DrawnAsync(MigrationProgress progress, string until)
    {
        using var output = new Watched(until);
        var presenter = new TerminalPresenter(new CommandConsole { Out = output, UnderstandsAnsi = true, Width = 80 });
        presenter.Report(progress);
        var drawn = await output.Appeared.WaitAsync(TimeSpan.FromMinutes(1));
        presenter.Show(new RunDocument(null, 1, []));
        Assert.EndsWith("Nothing to do: the database is at version 1.\n", output.ToString(), StringComparison.Ordinal);
        return drawn;
    }

    private sealed class Watched(string until) : StringWriter
    {
        private readonly TaskCompletionSource<string> _appeared = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Appeared => _appeared.Task;

        public override void Write(string? value)
        {
            base.Write(value);
            if (GetStringBuilder().ToString() is var text && text.Contains(until, StringComparison.Ordinal))
            {
                _appeared.TrySetResult(text);
            }
        }
    }
}
