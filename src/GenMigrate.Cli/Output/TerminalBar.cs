using Spectre.Console;

namespace GenMigrate;

/// <summary>
/// A progress bar with the step at work and the time gone. Drawn on a thread of its own, as a step may say nothing for
/// minutes; and only for a run that takes long enough to wonder.
/// </summary>
internal sealed class TerminalBar(IAnsiConsole terminal, TimeSpan patience)
{
    private const int WidthOfBar = 16;
    private const int WidthOfOthers = WidthOfBar + 20;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly TaskCompletionSource _finished = new();
    private volatile MigrationProgress? _last;
    private Thread? _thread;

    public void Report(MigrationProgress progress)
    {
        _last = progress;
        if (_thread is null)
        {
            _thread = new Thread(Draw) { IsBackground = true, Name = "GenMigrate progress" };
            _thread.Start();
        }
    }

    /// <summary>Takes the bar away; it does not come again.</summary>
    public void Stop()
    {
        _finished.TrySetResult();
        _thread?.Join();
    }

    private static double Fraction(MigrationProgress progress)
    {
        var step = progress is { Done: { } done, Total: { } total and > 0 } ? Math.Clamp((double)done / total, 0, 1) : 0;
        var steps = progress.Phase switch
        {
            MigrationPhase.StepDone => progress.StepNumber,
            MigrationPhase.Committing or MigrationPhase.Done => progress.StepCount,
            _ => Math.Max(progress.StepNumber - 1, 0) + step,
        };
        return (Math.Max(progress.Number - 1, 0) + (progress.StepCount == 0 ? 0 : steps / progress.StepCount)) / Math.Max(progress.Count, 1);
    }

    private static string Describe(MigrationProgress progress)
    {
        if (progress.Phase == MigrationPhase.Waiting)
        {
            return $"waiting for {progress.Message}";
        }

        var place = $"{progress.Number}/{progress.Count} {progress.Version}";
        if (progress.Step is null)
        {
            return $"{place} {progress.Name}";
        }

        var ownName = progress.Step == $"step {progress.StepNumber}" ? "" : $" {progress.Step}";
        var message = progress.Message is null ? "" : $": {progress.Message}";
        return $"{place} step {progress.StepNumber}/{progress.StepCount}{ownName}{message}";
    }

    /// <summary>Cut to what the other columns leave: the library would break it into lines.</summary>
    private string Fit(string text)
    {
        var left = Math.Max(terminal.Profile.Width - WidthOfOthers, 1);
        text = SafeText.Shorten(SafeText.Line(text), left);
        while (text.Length > 1 && text.GetCellWidth() > left)
        {
            text = SafeText.Shorten(text, text.Length - 1);
        }

        return Markup.Escape(text);
    }

    private void Draw()
    {
        if (_finished.Task.Wait(patience))
        {
            return;
        }

        try
        {
            terminal.Progress()
                .AutoRefresh(false) // Its thread would end the process with whatever it throws.
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = WidthOfBar }, new PercentageColumn(), new ElapsedTimeColumn())
                .Start(Follow);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A bar that cannot be drawn is no reason to break off a migration.
        }
    }

    private void Follow(ProgressContext context)
    {
        var bar = context.AddTask(Fit(Describe(_last!)));
        do
        {
            bar.Description = Fit(Describe(_last!));
            bar.Value = bar.MaxValue * Fraction(_last!);
            context.Refresh();
        }
        while (!_finished.Task.Wait(Pace));
    }
}
