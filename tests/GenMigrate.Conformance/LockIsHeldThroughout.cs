namespace GenMigrate.Conformance;

/// <summary>A second runner that starts between two migrations of a first one waits for all of them.</summary>
public static class LockIsHeldThroughout
{
    public static async Task VerifyAsync(ConformanceProvider provider, TestDatabase database)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(database);
        var migrations = provider.Registry([TestMigration.Creates(1, "log"), TestMigration.Inserts(2, "log", "a").OptedOut(), TestMigration.Inserts(3, "log", "b").OptedOut()]);
        MigrationLockException? refused = null;
        var progress = new ProgressLog(now =>
        {
            if (now is { Phase: MigrationPhase.Done, Version: 2 })
            {
                var other = new MigrationRunner(migrations, database.Connect(), new MigrationRunnerOptions { LockWait = TimeSpan.Zero });
                refused = Assert.Throws<MigrationLockException>(() => other.MigrateAsync(3).GetAwaiter().GetResult());
            }
        });
        var report = await new MigrationRunner(migrations, database.Connect(), new MigrationRunnerOptions { Progress = progress }).MigrateAsync();
        Assert.Equal([1L, 2, 3], report.Results.Select(result => result.Version));
        Assert.Equal(ProcessIdentity.Current.ToString(), refused?.Holder);
    }
}
