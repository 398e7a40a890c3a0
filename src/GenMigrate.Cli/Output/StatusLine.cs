using System.Diagnostics;
using Spectre.Console;

namespace GenMigrate;

/// <summary>
/// One line at the bottom of the terminal with what is at work, drawn on a thread of its own, as a step may say nothing for
/// minutes; and only for a run that takes long enough to wonder. Everything else is written around it.
/// </summary>
internal sealed class StatusLine(CommandConsole console)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly object _gate = new();
    private readonly TaskCompletionSource _finished = new();
    private volatile Work? _work;
    private Thread? _thread;
    private int _drawnCells;

    public void Report(MigrationProgress progress)
    {
        var started = progress.Phase == MigrationPhase.StepRunning && _work is { } last ? last.Started : Stopwatch.GetTimestamp();
        _work = new Work(progress, started);
        if (_thread is null)
        {
            _thread = new Thread(Draw) { IsBackground = true, Name = "GenMigrate progress" };
            _thread.Start();
        }
    }

    /// <summary>Writes whole lines where the line stands; it is drawn again below them.</summary>
    public void WriteAround(Action write)
    {
        lock (_gate)
        {
            Erase();
            write();
        }
    }

    /// <summary>Takes the line away; it does not come again.</summary>
    public void Stop()
    {
        _finished.TrySetResult();
        _thread?.Join();
    }

    /// <summary>
    /// Where the run is, cut to a width: what is cut is the step's name and what it says, not how far it is.
    /// <c>3/5 AddStages · create index … · 49,000/200,000 · 12 s, about 40 s left</c>.
    /// </summary>
    public static string Describe(MigrationProgress progress, TimeSpan elapsed, int width)
    {
        var pace = StepPace.Describe(progress, elapsed);
        if (progress.Phase == MigrationPhase.Waiting)
        {
            return Fit(SafeText.Line($"waiting for {progress.Message}"), width - pace.Length - 3) + $" · {pace}";
        }

        var place = Fit(SafeText.Line($"{progress.Number}/{progress.Count} {progress.Name}"), Math.Max(width - pace.Length - 3, 1));
        var step = progress.Message is null ? progress.Step : $"{progress.Step}: {progress.Message}";
        var left = width - place.GetCellWidth() - pace.Length - 6;
        return Fit(step is null || left < 2 ? $"{place} · {pace}" : $"{place} · {Fit(SafeText.Line(step), left)} · {pace}", width);
    }

    private static string Fit(string text, int width)
    {
        text = SafeText.Shorten(text, Math.Max(width, 1));
        while (text.Length > 1 && text.GetCellWidth() > width)
        {
            text = SafeText.Shorten(text, text.Length - 1);
        }

        return text;
    }

    private void Draw()
    {
        if (_finished.Task.Wait(console.Patience))
        {
            return;
        }

        do
        {
            lock (_gate)
            {
                DrawOnce(_work!);
            }
        }
        while (!_finished.Task.Wait(Pace));

        lock (_gate)
        {
            Erase();
        }
    }

    // Not to the last column, from which some terminals go on to the next line.
    private void DrawOnce(Work work)
    {
        var text = Describe(work.Progress, Stopwatch.GetElapsedTime(work.Started), console.Width - 1);
        var cells = text.GetCellWidth();
        console.Out.Write("\r" + text + new string(' ', Math.Max(_drawnCells - cells, 0)));
        _drawnCells = cells;
    }

    private void Erase()
    {
        if (_drawnCells > 0)
        {
            console.Out.Write("\r" + new string(' ', _drawnCells) + "\r");
            _drawnCells = 0;
        }
    }

    private sealed record Work(MigrationProgress Progress, long Started);
}
