namespace GenMigrate.Sqlite.Tests;

public sealed class ConformanceGuardTests
{
    [Fact]
    public void Every_suite_is_derived() =>
        Assert.Empty(ConformanceGuard.Check(typeof(ConformanceTests).Assembly, new Dictionary<Type, string>()));

    [Fact]
    public void A_provider_that_derives_nothing_is_told_of_every_suite()
    {
        var findings = ConformanceGuard.Check(typeof(object).Assembly, new Dictionary<Type, string>());
        Assert.Equal(ConformanceGuard.Suites.Select(suite => $"{suite.Name} is neither derived nor ignored."), findings);
        Assert.Contains("LifecycleSuite is neither derived nor ignored.", findings);
    }

    [Fact]
    public void A_suite_is_ignored_only_with_a_reason()
    {
        var blank = ConformanceGuard.Check(typeof(object).Assembly, ConformanceGuard.Suites.ToDictionary(suite => suite, _ => " "));
        Assert.Equal(ConformanceGuard.Suites.Select(suite => $"{suite.Name} is ignored without a reason."), blank);
        Assert.Empty(ConformanceGuard.Check(typeof(object).Assembly, ConformanceGuard.Suites.ToDictionary(suite => suite, _ => "It has no tables.")));
    }

    [Fact]
    public void A_suite_is_not_both_derived_and_ignored()
    {
        var findings = ConformanceGuard.Check(typeof(ConformanceTests).Assembly, new Dictionary<Type, string> { [typeof(LifecycleSuite)] = "too slow" });
        Assert.Equal(["LifecycleSuite is both derived and ignored."], findings);
    }

    [Fact]
    public void Only_suites_are_ignored()
    {
        var findings = ConformanceGuard.Check(typeof(ConformanceTests).Assembly, new Dictionary<Type, string> { [typeof(ConformanceSuite)] = "what?" });
        Assert.Equal(["ConformanceSuite is ignored, but it is no suite."], findings);
    }
}
