namespace GenMigrate.Benchmarks;

/// <summary>Applying and rolling back 1,000 migrations.</summary>
internal static class ApplyBenchmark
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Settings settings)
    {
        IReadOnlyList<Figure> sqlite = await SqliteApply.MeasureAsync(settings);
        Progress.Say(sqlite);
        return [.. sqlite, .. await PostgreSqlApply.MeasureAsync(settings)];
    }
}
