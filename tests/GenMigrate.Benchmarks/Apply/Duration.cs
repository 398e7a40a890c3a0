using System.Diagnostics;

namespace GenMigrate.Benchmarks;

/// <summary>What something took in this process, in milliseconds.</summary>
internal readonly record struct Duration(double Wall, double Processor)
{
    public static async Task<Duration> OfAsync(Func<Task> action)
    {
        GC.Collect();
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await action();
        return new Duration(Stopwatch.GetElapsedTime(started).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }
}
