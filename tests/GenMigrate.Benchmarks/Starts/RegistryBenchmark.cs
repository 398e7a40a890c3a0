using System.Globalization;

namespace GenMigrate.Benchmarks;

/// <summary>Reading the generated registry for the first time in a process.</summary>
internal static class RegistryBenchmark
{
    private const int Count = 1000;

    public static Task<IReadOnlyList<Figure>> MeasureAsync(Settings settings)
    {
        var program = new StartProgram("Registry", Count);
        StartBuilder.Build([program]);
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new Figure("registry of 1,000 read cold, in process", Median(program, isAhead: false, settings.Tight), "ms", 2, $"JIT; every version, name and checksum; ReadyToRun: {Figure.Text(Median(program, isAhead: true, settings), "ms")}"),
        ]);
    }

    private static double Median(StartProgram program, bool isAhead, Settings settings) => Enumerable.Range(0, settings.Runs)
        .Select(_ => Shell.Run(StartBuilder.Executable(program, isAhead), []).Output.Split(' ')[0])
        .Median(milliseconds => double.Parse(milliseconds, CultureInfo.InvariantCulture));
}
