using Microsoft.Extensions.Logging.Abstractions;

namespace GenMigrate.Tests;

internal static class TestSettings
{
    public static MigrationSettings Default { get; } = new()
    {
        Registry = "",
        Owner = new ProcessIdentity("host/boot/ns", 4711, "1", "Tests 1.0.0"),
        HistoryName = "genmigrate_history",
        SeedHistoryName = "genmigrate_history",
        JournalName = "genmigrate_journal",
        LockName = "genmigrate_lock",
        Clock = FixedClock.Instance,
        LockWait = TimeSpan.FromSeconds(30),
        LeaseTime = TimeSpan.FromSeconds(20),
        Logger = NullLogger.Instance,
    };
}
