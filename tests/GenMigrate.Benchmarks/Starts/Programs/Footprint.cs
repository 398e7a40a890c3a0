using System.Diagnostics;
using System.Runtime;

namespace Start;

/// <summary>What the process has cost so far, printed where it is asked for: a timed run is not asked.</summary>
internal static class Footprint
{
    public static void Print()
    {
        if (Environment.GetEnvironmentVariable("BENCHMARK_FOOTPRINT") is null)
        {
            return;
        }

        // Read before anything is printed, as that costs too.
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var methods = JitInfo.GetCompiledMethodCount();
        var assemblies = AppDomain.CurrentDomain.GetAssemblies().Length;
        var peak = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        Console.Error.WriteLine($"footprint {methods} {allocated} {assemblies} {peak}");
    }
}
