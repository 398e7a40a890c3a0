namespace GenMigrate.PostgreSql.Tests;

public sealed class ConformanceGuardTests
{
    [Fact]
    public void Every_suite_is_derived() =>
        Assert.Empty(ConformanceGuard.Check(typeof(ConformanceTests).Assembly, new Dictionary<Type, string>()));
}
