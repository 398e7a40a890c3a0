using Spectre.Console;

namespace GenMigrate.Cli.Tests;

public sealed class StatusLineTests
{
    private static readonly MigrationProgress AtWork = new()
    {
        Phase = MigrationPhase.StepRunning,
        Version = 20250102030405,
        Name = "AddStages",
        Number = 3,
        Count = 5,
        Step = "fill the stages of applications that have none",
        StepNumber = 2,
        StepCount = 2,
        Done = 49_000,
        Total = 200_000,
    };

    [Fact]
    public void It_says_which_migration_which_step_how_far_and_how_long() => Assert.Equal(
        "3/5 AddStages · fill the stages of applications that have none · 49,000/200,000 · 13 s, about 40 s left",
        Describe(AtWork, 13, 120));

    [Fact]
    public void Where_there_is_little_room_the_step_is_cut_and_not_the_numbers() => Assert.Equal(
        "3/5 AddStages · fill the stages of ap… · 49,000/200,000 · 13 s, about 40 s left",
        Describe(AtWork, 13, 79));

    [Theory]
    [InlineData(null, null, 5, "3/5 AddStages · fill · 5 s")]
    [InlineData(70L, null, 5, "3/5 AddStages · fill · 70 · 5 s")]
    [InlineData(0L, 70L, 5, "3/5 AddStages · fill · 0/70 · 5 s")]
    [InlineData(70L, 70L, 5, "3/5 AddStages · fill · 70/70 · 5 s")]
    [InlineData(1L, 61L, 60, "3/5 AddStages · fill · 1/61 · 60 s, about 60 min 0 s left")]
    [InlineData(1_000_000L, 2_000_000L, 9000, "3/5 AddStages · fill · 1,000,000/2,000,000 · 2 h 30 min, about 2 h 30 min left")]
    public void What_is_not_known_is_left_out(long? done, long? total, int seconds, string expected) =>
        Assert.Equal(expected, Describe(AtWork with { Step = "fill", Done = done, Total = total }, seconds, 100));

    [Fact]
    public void What_a_step_says_stands_behind_its_name() =>
        Assert.Equal("3/5 AddStages · fill: [red] · 5 s", Describe(AtWork with { Step = "fill", Message = "[red]", Done = null }, 5, 79));

    [Fact]
    public void A_wait_names_who_is_waited_for() => Assert.Equal(
        "waiting for host, process 4711 (People 1.0.0) · 7 s",
        Describe(new MigrationProgress { Phase = MigrationPhase.Waiting, Message = "host, process 4711 (People 1.0.0)" }, 7, 79));

    [Theory]
    [InlineData(79)]
    [InlineData(40)]
    [InlineData(20)]
    public void No_name_makes_it_wider_than_the_terminal(int width)
    {
        var line = Describe(AtWork with { Name = new string('象', 10_000), Step = "a\nb\u001b[31m", Done = 1, Total = 9 }, 3, width);

        Assert.True(line.GetCellWidth() <= width, line);
        Assert.DoesNotContain('\n', line);
        Assert.Equal(width > 30, line.EndsWith("· 1/9 · 3 s, about 24 s left", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_written_meanwhile_stands_above_it_in_lines_of_its_own()
    {
        using var output = new Watched("3/5 AddStages");
        var presenter = new TerminalPresenter(new CommandConsole { Out = output, UnderstandsAnsi = false, IsErrorTerminal = true, Width = 80, Patience = TimeSpan.Zero });
        presenter.Report(AtWork);
        await output.Appeared.WaitAsync(TimeSpan.FromMinutes(1));

        presenter.WriteStepOutput("Added feature to 4 users");
        presenter.Done(new ResultItem(3, "AddStages", "up", 12));
        presenter.Show(new RunDocument(null, 3, []));

        var shown = Screen(output.ToString());
        Assert.Equal(["Added feature to 4 users", "Applied 3 AddStages in 12 ms", "Nothing to do: the database is at version 3.", ""], shown);
    }

    [Fact]
    public void A_run_that_is_short_gets_none()
    {
        using var output = new StringWriter();
        var presenter = new TerminalPresenter(new CommandConsole { Out = output, UnderstandsAnsi = true });

        presenter.Report(AtWork);
        presenter.Show(new RunDocument(null, 1, []));

        Assert.Equal("Nothing to do: the database is at version 1.\n", output.ToString());
    }

    private static string Describe(MigrationProgress progress, int seconds, int width) =>
        StatusLine.Describe(progress, TimeSpan.FromSeconds(seconds), width);

    // What a terminal shows: a carriage return goes to the line's start, and what is written there covers what stood there.
    private static IEnumerable<string> Screen(string written) => written.Split('\n').Select(line =>
    {
        var cells = new List<char>();
        var at = 0;
        foreach (var character in line)
        {
            if (character == '\r')
            {
                at = 0;
            }
            else if (at < cells.Count)
            {
                cells[at++] = character;
            }
            else
            {
                cells.Add(character);
                at++;
            }
        }

        return string.Concat(cells).TrimEnd();
    });

    private sealed class Watched(string until) : StringWriter
    {
        private readonly TaskCompletionSource _appeared = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Appeared => _appeared.Task;

        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains(until, StringComparison.Ordinal) == true)
            {
                _appeared.TrySetResult();
            }
        }
    }
}
