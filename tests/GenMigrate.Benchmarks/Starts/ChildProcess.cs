using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GenMigrate.Benchmarks;

/// <summary>What one run of a program took: its time, and the processor's, in milliseconds.</summary>
internal readonly record struct ChildProcess(double Wall, double Processor)
{
    private const int Children = -1;

    /// <summary>Runs a program to its end, its output thrown away.</summary>
    public static ChildProcess Run(string program, IEnumerable<string> arguments)
    {
        var before = Used();
        var started = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var wall = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return process.ExitCode == 0
            ? new ChildProcess(wall, Used() - before)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{output}\n{process.StandardError.ReadToEnd()}");
    }

    // getrusage(2): user and system time of all children that have been waited for.
    private static double Used()
    {
        var usage = new long[18];
        if (GetResourceUsage(Children, usage) != 0)
        {
            throw new InvalidOperationException("getrusage failed; processor time is taken on Linux only.");
        }

        return ((usage[0] + usage[2]) * 1000.0) + ((usage[1] + usage[3]) / 1000.0);
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetResourceUsage(int who, long[] usage);
}
