namespace GenMigrate.MongoDb.Tests;

public sealed class ConformanceGuardTests
{
    private static readonly Dictionary<Type, string> Ignored = new()
    {
        [typeof(BrokenCodeSuite)] = "Its code speaks SQL. What code can do to a session's transaction is tested in BrokenCodeTests.",
        [typeof(ScriptSuite)] = "MongoDB has no tool that executes as text what the driver does.",
    };

    [Fact]
    public void Every_suite_is_derived() => Assert.Empty(ConformanceGuard.Check(typeof(ConformanceTests).Assembly, Ignored));
}
