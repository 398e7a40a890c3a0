namespace GenMigrate.Benchmarks;

/// <summary>Applying and rolling back 1,000 migrations.</summary>
internal static class ApplyBenchmark
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Settings settings) =>
        [.. await SqliteApply.MeasureAsync(settings), .. await PostgreSqlApply.MeasureAsync(settings)];
}
