namespace GenMigrate.Tests;

internal static class TestSettings
{
    public static MigrationSettings Default { get; } = new(registry: null, new MigrationRunnerOptions { Clock = FixedClock.Instance })
    {
        Owner = new ProcessIdentity("host/boot/ns", 4711, "1", "Tests 1.0.0"),
    };
}
