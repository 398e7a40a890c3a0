namespace GenMigrate.Conformance;

/// <summary>The migrations that other processes run.</summary>
public static class Scenarios
{
    /// <summary>One opted-out migration between two others; the things that it fills count how often each step ran.</summary>
    public const string OptedOutInTheMiddle = "opted out in the middle";

    public static IReadOnlyList<TestMigration> Named(string name) => name switch
    {
        OptedOutInTheMiddle =>
        [
            TestMigration.Creates(1, "log"),
            new TestMigration(2) { Up = [TestStep.Insert("log", "2/1"), TestStep.Alone("log", "2/2"), TestStep.Insert("log", "2/3")] }.OptedOut(),
            TestMigration.Inserts(3, "log", "3/1"),
        ],
        _ => throw new ArgumentException($"There is no scenario '{name}'.", nameof(name)),
    };
}
