using Microsoft.Extensions.Logging;

namespace GenMigrate.Conformance;

/// <summary>The log tells a run, and tells no secrets.</summary>
public abstract class LoggingSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private const string Secret = "correct horse battery staple";

    private static readonly TestMigration First = TestMigration.Creates(1, "log");

    [ServerFact]
    public async Task A_run_is_told()
    {
        using var log = new LogRecorder();
        await Runner([First], options => options.LoggerFactory = log).MigrateAsync();
        Assert.Equal([LogLevel.Information, LogLevel.Debug, LogLevel.Information], log.Lines.Select(line => line.Level));
        Assert.Equal("Migrating up: 1 M1", log.Lines[0].Text);
        Assert.StartsWith("Migrated up: 1 M1 in ", log.Lines[^1].Text, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_failure_is_an_error()
    {
        using var log = new LogRecorder();
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([First, new TestMigration(2) { Up = [TestStep.Fail()] }], options => options.LoggerFactory = log).MigrateAsync());
        var error = Assert.Single(log.Lines, line => line.Level == LogLevel.Error);
        Assert.StartsWith("Failed up: 2 M2: ", error.Text, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_resumed_migration_is_a_warning()
    {
        TestMigration[] migrations = [First, new TestMigration(2) { Up = [TestStep.Insert("log", "a"), TestStep.Fail()] }.OptedOut()];
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migrations));
        await Database.DoAsync(TestStep.Create(TestStep.Obstacle));
        using var log = new LogRecorder();
        await Runner(migrations, options => options.LoggerFactory = log).MigrateAsync();
        Assert.Contains("Warning: Resuming 2 M2 after step 1", log.Text, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Neither_address_nor_values_are_told_or_recorded()
    {
        using var log = new LogRecorder();
        var progress = new ProgressLog();
        TestMigration[] migrations =
        [
            First,
            new(2)
            {
                Up =
                [
                    TestStep.Code("fill", (context, token) => context.InsertAsync("log", Secret, token)),
                    TestStep.Code("break", (context, token) => context.InsertAsync("no such thing\0", Secret, token)),
                ],
            },
        ];
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(migrations, options =>
        {
            options.LoggerFactory = log;
            options.Progress = progress;
        }).MigrateAsync());
        var told = string.Join('\n', [failure.Message, log.Text, .. progress.Events.Select(now => now.ToString()), .. (await Database.ReadHistoryAsync()).Select(row => row.ToString()), .. (await Database.ReadJournalAsync()).Select(entry => entry.ToString())]);
        Assert.DoesNotContain(Secret, told, StringComparison.Ordinal);
        Assert.DoesNotContain(Database.Address, told, StringComparison.Ordinal);
    }
}
