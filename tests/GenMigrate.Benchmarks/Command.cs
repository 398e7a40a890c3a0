namespace GenMigrate.Benchmarks;

/// <summary>The command line: which figures to take, and where to write them.</summary>
internal static class Command
{
    private const int WrongUsage = 2;

    /// <summary>What can be measured, in the order of the table. Each gives its figures.</summary>
    private static readonly (string Name, Func<Settings, Task<IReadOnlyList<Figure>>> Measure)[] Benchmarks =
    [
        ("starts", StartBenchmark.MeasureAsync),
        ("registry", RegistryBenchmark.MeasureAsync),
        ("apply", ApplyBenchmark.MeasureAsync),
        ("generator", GeneratorBenchmark.MeasureAsync),
        ("build", BuildBenchmark.MeasureAsync),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["compare", var before, var after])
        {
            Console.WriteLine(Comparison.Markdown(await Table.LoadAsync(before), await Table.LoadAsync(after)));
            return 0;
        }

        if (Settings.Parse(args, out var words) is not { } settings || words.Any(word => word != "all" && Benchmarks.All(benchmark => benchmark.Name != word)))
        {
            await Console.Error.WriteLineAsync($"Say some of {string.Join(", ", Benchmarks.Select(benchmark => benchmark.Name))} (with commas between), or all; [--json FILE] writes the figures, [--runs N] says how often each is taken. Or: compare A.json B.json");
            return WrongUsage;
        }

        var figures = new List<Figure>();
        foreach (var (name, measure) in Benchmarks.Where(benchmark => words.Contains("all") || words.Contains(benchmark.Name)))
        {
            Progress.Say($"{name}:");
            figures.AddRange(await measure(settings));
        }

        var table = new Table(DateTimeOffset.UtcNow, Machine.Describe(), figures);
        Console.WriteLine(table.Markdown());
        if (settings.JsonFile is { } file)
        {
            await table.SaveAsync(file);
        }

        return 0;
    }
}
