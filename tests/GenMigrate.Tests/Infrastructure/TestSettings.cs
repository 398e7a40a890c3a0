namespace GenMigrate.Tests;

internal static class TestSettings
{
    public static MigrationSettings Default { get; } = Of(registry: null);

    public static MigrationSettings Of(string? registry) => new(registry, new MigrationRunnerOptions { Clock = FixedClock.Instance })
    {
        Owner = new ProcessIdentity("host/boot/ns", 4711, "1", "Tests 1.0.0"),
    };
}
