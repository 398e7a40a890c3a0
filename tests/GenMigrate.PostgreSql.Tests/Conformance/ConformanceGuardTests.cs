namespace GenMigrate.PostgreSql.Tests;

public sealed class ConformanceGuardTests
{
    [Fact]
    public void Every_suite_is_derived() =>
        Assert.Empty(ConformanceGuard.Check(typeof(ConformanceTests).Assembly, new Dictionary<Type, string> { [typeof(RaceSuite)] = "RaceTests lets the same number of processes race, half of them through a pooler." }));
}
