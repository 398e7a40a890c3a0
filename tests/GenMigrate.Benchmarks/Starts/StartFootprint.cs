using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GenMigrate.Benchmarks;

/// <summary>What does not depend on how busy the machine is.</summary>
/// <param name="Methods">Methods that were compiled while it ran.</param>
/// <param name="Allocated">Managed bytes.</param>
/// <param name="Assemblies">Assemblies loaded.</param>
/// <param name="Peak">The most memory that was resident at once, in KiB.</param>
internal sealed partial record StartFootprint(int Methods, long Allocated, int Assemblies, long Peak)
{
    /// <summary>Runs a program that says itself what it has cost (see <c>Programs/Footprint.cs</c>).</summary>
    public static StartFootprint Of(string executable, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(executable, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["BENCHMARK_FOOTPRINT"] = "1";
        using var process = Process.Start(start)!;
        var line = process.StandardError.ReadToEnd();
        process.WaitForExit();
        var numbers = line.Split("footprint ")[1].Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new StartFootprint((int)numbers[0], numbers[1], (int)numbers[2], numbers[3]);
    }

    /// <summary>How many instructions a program takes, counted by valgrind; null where there is none.</summary>
    public static double? Instructions(string executable, IEnumerable<string> arguments)
    {
        if (!File.Exists("/usr/bin/valgrind"))
        {
            return null;
        }

        var said = Shell.Run("valgrind", ["--tool=callgrind", "--callgrind-out-file=/dev/null", executable, .. arguments]).Errors;
        return double.Parse(Collected().Match(said).Groups[1].Value, CultureInfo.InvariantCulture) / 1e6;
    }

    [GeneratedRegex("Collected : ([0-9]+)")]
    private static partial Regex Collected();
}
