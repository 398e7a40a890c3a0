namespace GenMigrate.Conformance;

/// <summary>The migrations that other processes run.</summary>
public static class Scenarios
{
    /// <summary>Five transactional ones.</summary>
    public const string Transactional = "transactional";

    /// <summary>One opted-out migration between two others.</summary>
    public const string OptedOutInTheMiddle = "opted out in the middle";

    /// <summary>Twenty of every kind; each step adds a value of its own to <c>log</c>, so that its values tell what ran how often.</summary>
    public const string Twenty = "twenty";

    /// <summary>An opted-out migration whose code blocks every thread of a small pool for <see cref="BlockedFor"/>.</summary>
    public const string Starving = "starving";

    /// <summary>Seeds of every kind on one table; the last runs again when it changes.</summary>
    public const string Seeding = "seeding";

    /// <summary><see cref="Seeding"/>, after the last seed was changed.</summary>
    public const string SeedingChanged = "seeding changed";

    /// <summary>The environment for which seeds run.</summary>
    public const string Environment = "Development";

    /// <summary>The version of <see cref="Twenty"/> that has a step which can be neither recorded with its effect nor repeated.</summary>
    public const long Unrepeatable = 13;

    /// <summary>Several times the lease that its test gives.</summary>
    public static readonly TimeSpan BlockedFor = TimeSpan.FromSeconds(6);

    public static IReadOnlyList<TestMigration> Named(string name) => name switch
    {
        Transactional => [TestMigration.Creates(1, "log"), .. Enumerable.Range(2, 4).Select(version => TestMigration.Inserts(version, "log", $"{version}/1", $"{version}/2"))],
        OptedOutInTheMiddle =>
        [
            TestMigration.Creates(1, "log"),
            new TestMigration(2) { Up = [TestStep.Insert("log", "2/1"), TestStep.Alone("log", "2/2"), TestStep.Insert("log", "2/3")] }.OptedOut(),
            TestMigration.Inserts(3, "log", "3/1"),
        ],
        Twenty => [TestMigration.Creates(1, "log"), .. Enumerable.Range(2, 19).Select(Mixed)],
        Starving => [TestMigration.Creates(1, "log"), new TestMigration(2) { Up = [TestStep.Code("block", BlockAsync), TestStep.Insert("log", "2/2")] }.OptedOut()],
        Seeding or SeedingChanged => [TestMigration.Creates(1, "log")],
        _ => throw new ArgumentException($"There is no scenario '{name}'.", nameof(name)),
    };

    /// <summary>The seeds of a scenario; their values are different from those of its migrations.</summary>
    public static IReadOnlyList<TestMigration> SeedsOf(string name) => name switch
    {
        Transactional => [.. Enumerable.Range(1, 3).Select(version => TestMigration.Inserts(version, "log", $"seed {version}/1", $"seed {version}/2"))],
        OptedOutInTheMiddle => [TestMigration.Inserts(1, "log", "seed 1/1"), SteppedSeed(2, "seed 2"), TestMigration.Inserts(3, "log", "seed 3/1")],
        Seeding => [TestMigration.Inserts(1, "log", "1/1", "1/2"), SteppedSeed(2, "2", repeatable: true), SteppedSeed(3, "3"), SteppedSeed(4, "4").With(MigrationFlags.RunOnChange)],
        SeedingChanged => [.. SeedsOf(Seeding).Take(3), SteppedSeed(4, "4 again").With(MigrationFlags.RunOnChange) with { Content = 1 }],
        _ => [],
    };

    private static async Task BlockAsync(ITestContext context, CancellationToken cancellationToken)
    {
        await context.InsertAsync("log", "2/1", cancellationToken);
        var threads = System.Environment.ProcessorCount;
        ThreadPool.SetMinThreads(threads, threads);
        Assert.True(ThreadPool.SetMaxThreads(threads, threads));
        for (var i = 0; i < 2 * threads; i++)
        {
            ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(BlockedFor));
        }

        Thread.Sleep(BlockedFor);
    }

    private static TestMigration SteppedSeed(long version, string values, bool repeatable = false) =>
        new TestMigration(version) { Up = [TestStep.Insert("log", $"{values}/1"), TestStep.Alone("log", $"{values}/2", repeatable), TestStep.Insert("log", $"{values}/3")] }.OptedOut();

    private static TestMigration Mixed(int version) => version switch
    {
        5 => new TestMigration(version)
        {
            Up = [TestStep.Insert("log", "05/1"), TestStep.Alone("log", "05/2", repeatable: true), TestStep.Insert("log", "05/3")],
            Down = [TestStep.Delete("log", "05/3"), TestStep.Delete("log", "05/2"), TestStep.Delete("log", "05/1")],
        }.OptedOut(),
        9 => new TestMigration(version) { Up = [Fill("09/1"), TestStep.Insert("log", "09/2")], Down = [TestStep.Delete("log", "09/2"), TestStep.Delete("log", "09/1")] }.OptedOut(),
        (int)Unrepeatable => new TestMigration(version)
        {
            Up = [TestStep.Insert("log", "13/1"), TestStep.Alone("log", "13/2"), TestStep.Insert("log", "13/3")],
            Down = [TestStep.Delete("log", "13/3"), TestStep.Delete("log", "13/2"), TestStep.Delete("log", "13/1")],
        }.OptedOut(),
        17 => new TestMigration(version) { Up = [TestStep.Insert("log", "17/1"), Fill("17/2")], Down = [TestStep.Delete("log", "17/2"), TestStep.Delete("log", "17/1")] },
        _ => TestMigration.Inserts(version, "log", $"{version:00}/1"),
    };

    // Two places to die inside a step of code: before and after what it does.
    private static TestStep Fill(string value) => TestStep.Code("fill", async (context, token) =>
    {
        context.Report(0, 1);
        await context.InsertAsync("log", value, token);
        context.Report(1, 1);
    });
}
