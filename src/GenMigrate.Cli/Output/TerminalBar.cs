using Spectre.Console;

namespace GenMigrate;

/// <summary>
/// A progress bar with the step at work and the time gone. Drawn on a thread of its own, as a step may say nothing for
/// minutes; and only for a run that takes long enough to wonder.
/// </summary>
internal sealed class TerminalBar(IAnsiConsole terminal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
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
        return (progress.Number - 1 + (progress.StepCount == 0 ? 0 : steps / progress.StepCount)) / Math.Max(progress.Count, 1);
    }

    private static string Describe(MigrationProgress progress)
    {
        var step = progress.Step is null ? "" : $", step {progress.StepNumber}/{progress.StepCount} {SafeText.Line(progress.Step)}";
        var message = progress.Message is null ? "" : $": {SafeText.Line(progress.Message)}";
        return Markup.Escape($"{progress.Number}/{progress.Count} {progress.Version} {SafeText.Line(progress.Name)}{step}{message}");
    }

    private void Draw()
    {
        if (_finished.Task.Wait(Patience))
        {
            return;
        }

        terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 16 }, new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                var bar = context.AddTask("");
                do
                {
                    bar.Description = Describe(_last!);
                    bar.Value = bar.MaxValue * Fraction(_last!);
                }
                while (!_finished.Task.Wait(Pace));
            });
    }
}
