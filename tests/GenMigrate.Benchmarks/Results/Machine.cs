using System.Runtime.InteropServices;

namespace GenMigrate.Benchmarks;

/// <summary>The machine that figures were taken on.</summary>
internal static class Machine
{
    public static string Describe() => $"{Processor()}, {Environment.ProcessorCount} cores, {System()}, {RuntimeInformation.FrameworkDescription}, SDK {Sdk()}";

    private static string Processor() =>
        Lines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string System() =>
        Lines("/etc/os-release").FirstOrDefault(line => line.StartsWith("PRETTY_NAME=", StringComparison.Ordinal))?.Split('=')[1].Trim('"') ?? RuntimeInformation.OSDescription;

    // The runtime's folder says nothing of the SDK that has built us.
    private static string Sdk() => Shell.Run("dotnet", ["--version"]).Output.Trim();

    private static string[] Lines(string file) => File.Exists(file) ? File.ReadAllLines(file) : [];
}
