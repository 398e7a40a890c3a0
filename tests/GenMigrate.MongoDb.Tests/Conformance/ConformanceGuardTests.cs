namespace GenMigrate.MongoDb.Tests;

public sealed class ConformanceGuardTests
{
    [Fact]
    public void Every_suite_is_derived() => Assert.Empty(ConformanceGuard.Check(typeof(ConformanceTests).Assembly, new Dictionary<Type, string> { [typeof(ScriptSuite)] = "MongoDB has no tool that executes as text what the driver does." }));
}
