namespace GenMigrate.Benchmarks;

/// <summary>A migration as anyone would write it down by hand.</summary>
internal sealed record RawMigration(long Version, string Name, string Up, string Down);
