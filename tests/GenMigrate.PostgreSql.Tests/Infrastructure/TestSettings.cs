using Microsoft.Extensions.Logging.Abstractions;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>What a runner with default options tells a session.</summary>
internal static class TestSettings
{
    public static MigrationSettings With(string? schema)
    {
        var options = new MigrationRunnerOptions();
        return new MigrationSettings
        {
            Registry = "",
            Owner = ProcessIdentity.Current,
            HistoryName = options.HistoryName,
            SeedHistoryName = options.SeedHistoryName,
            JournalName = options.JournalName,
            LockName = options.LockName,
            Schema = schema,
            Clock = options.Clock,
            LockWait = options.LockWait,
            LeaseTime = options.LeaseTime,
            Logger = NullLogger.Instance,
        };
    }
}
