using System.Globalization;

namespace GenMigrate;

/// <summary>How far something is and how fast, as people write it: <c>49,000/200,000 · 12 s, about 40 s left</c>.</summary>
public static class StepPace
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    /// <summary>How far something is, how long it has taken, and how long it is likely to take.</summary>
    /// <param name="progress">How far it is.</param>
    /// <param name="elapsed">How long it has taken so far.</param>
    /// <param name="withRate">Whether to say how much is done in a second.</param>
    public static string Describe(MigrationProgress progress, TimeSpan elapsed, bool withRate = false)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (progress.Done is not { } done)
        {
            return Duration(elapsed);
        }

        var amount = progress.Total is { } total ? $"{Number(done)}/{Number(total)}" : Number(done);
        var rate = withRate && elapsed >= OneSecond ? $", {Number((long)(done / elapsed.TotalSeconds))}/s" : "";
        return $"{amount}{rate} · {Duration(elapsed)}{Left(done, progress.Total, elapsed)}";
    }

    // In the first second an estimate is a guess.
    private static string Left(long done, long? total, TimeSpan elapsed) => done > 0 && total > done && elapsed >= OneSecond
        ? $", about {Duration(elapsed * ((double)(total.Value - done) / done))} left"
        : "";

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 100 } => $"{(long)time.TotalSeconds} s",
        { TotalMinutes: < 100 } => $"{(long)time.TotalMinutes} min {time.Seconds} s",
        { TotalDays: < 100 } => $"{(long)time.TotalHours} h {time.Minutes} min",
        _ => $"{time.TotalDays:0} days",
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
