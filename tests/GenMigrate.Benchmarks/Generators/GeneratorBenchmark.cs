using System.Diagnostics;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenMigrate.Benchmarks;

/// <summary>The generator at work in an editor, against one that looks for the attribute in the usual way and does nothing else.</summary>
internal static class GeneratorBenchmark
{
    private const double Elsewhere = 1.25;
    private const double Body = 1.3;
    private static readonly int[] Sizes = [10, 100, 1_000, 10_000];

    public static Task<IReadOnlyList<Figure>> MeasureAsync(Settings settings)
    {
        var figures = new List<Figure>();
        foreach (var size in Sizes)
        {
            Progress.Say($"  {size} migrations");
            var promised = size == 1_000;
            var project = new GeneratedProject(size);
            figures.AddRange(Measure(settings, $"generator, {size:N0}, cold", project, (_, _) => project.Compile(), isCold: true));
            figures.AddRange(Measure(settings, $"generator, {size:N0}, no edit", project, (before, _) => before.Clone()));
            figures.AddRange(Measure(settings, $"generator, {size:N0}, edit elsewhere", project, project.EditElsewhere, atMost: promised ? Elsewhere : null));
            figures.AddRange(Measure(settings, $"generator, {size:N0}, edit in a body", project, project.EditBody, atMost: promised ? Body : null));
            figures.AddRange(Measure(settings, $"generator, {size:N0}, one more", project, project.Add));
        }

        return Task.FromResult<IReadOnlyList<Figure>>(figures);
    }

    private static IEnumerable<Figure> Measure(
        Settings settings, string name, GeneratedProject project, Func<Compilation, int, Compilation> edit, bool isCold = false, double? atMost = null)
    {
        var opened = project.Compile();
        var (ours, empty) = (Open(new MigrationRegistryGenerator(), opened), Open(new EmptyGenerator(), opened));
        var (oursTaken, emptyTaken) = (new List<Cost>(), new List<Cost>());
        // The first is thrown away: it compiles the code that the others only run.
        for (var run = 0; run <= settings.Runs; run++)
        {
            // A compilation of its own for each: what one has bound would be a gift to the other.
            oursTaken.Add(Run(isCold ? Create(new MigrationRegistryGenerator()) : ours, edit(opened, run + 1)));
            emptyTaken.Add(Run(isCold ? Create(new EmptyGenerator()) : empty, edit(opened, run + 1)));
        }

        var (our, other) = (Median(oursTaken.Skip(1)), Median(emptyTaken.Skip(1)));
        yield return Figure.Ratio(name, our.Milliseconds, other.Milliseconds, "ms", atMost);
        yield return Figure.Ratio(name + ", allocated", our.Kilobytes, other.Kilobytes, "KB");
    }

    private static GeneratorDriver Create(IIncrementalGenerator generator) => CSharpGeneratorDriver.Create(generator);

    private static GeneratorDriver Open(IIncrementalGenerator generator, Compilation compilation) => Create(generator).RunGenerators(compilation);

    private static Cost Run(GeneratorDriver driver, Compilation compilation)
    {
        GC.Collect();
        var (allocated, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var result = driver.RunGenerators(compilation).GetRunResult();
        var cost = new Cost(Stopwatch.GetElapsedTime(started).TotalMilliseconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1024.0);
        return result.Results is [{ Exception: null }] ? cost : throw new InvalidOperationException("The generator broke off.", result.Results[0].Exception);
    }

    private static Cost Median(IEnumerable<Cost> costs)
    {
        var taken = costs.ToList();
        return new Cost(Middle(taken.Select(cost => cost.Milliseconds)), Middle(taken.Select(cost => cost.Kilobytes)));
    }

    private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private readonly record struct Cost(double Milliseconds, double Kilobytes);
}
