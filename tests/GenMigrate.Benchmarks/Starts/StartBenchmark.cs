namespace GenMigrate.Benchmarks;

/// <summary>Whole processes with nothing to apply.</summary>
internal static class StartBenchmark
{
    public static Task<IReadOnlyList<Figure>> MeasureAsync(Settings settings)
    {
        StartBuilder.Build([new("RawSqlite", 100), new("Sqlite", 100), new("RawPostgreSql", 100), new("PostgreSql", 100), new("Cli", 100)]);
        return Task.FromResult<IReadOnlyList<Figure>>([]);
    }
}
