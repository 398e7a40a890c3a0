namespace GenMigrate.Tests;

public sealed class MigrationRunnerOptionsTests
{
    [Fact]
    public void The_defaults_are_valid_and_wait_longer_than_a_lease_lasts()
    {
        var options = new MigrationRunnerOptions();

        options.Validate();
        Assert.True(options.LeaseTime < options.LockWait);
        Assert.Equal(options.HistoryName, options.SeedHistoryName);
    }

    public static TheoryData<string, Action<MigrationRunnerOptions>> Invalid => new()
    {
        { "HistoryName", options => options.HistoryName = "" },
        { "HistoryName", options => options.HistoryName = null! },
        { "JournalName", options => options.JournalName = " " },
        { "LockName", options => options.LockName = "\t" },
        { "SeedHistoryName", options => options.SeedHistoryName = "" },
        { "Environment", options => options.Environment = " " },
        { "Schema", options => options.Schema = " " },
        { "Clock", options => options.Clock = null! },
        { "LockWait", options => options.LockWait = TimeSpan.FromTicks(-1) },
        { "LeaseTime", options => options.LeaseTime = TimeSpan.FromMilliseconds(999) },
        { "OnChanged", options => options.OnChanged = (ChangePolicy)2 },
        { "JournalName", options => options.JournalName = "GENMIGRATE_HISTORY" },
        { "LockName", options => options.LockName = "genmigrate_history" },
        { "LockName", options => options.LockName = "genmigrate_journal" },
        { "SeedHistoryName", options => options.SeedHistoryName = "genmigrate_journal" },
        { "SeedHistoryName", options => options.SeedHistoryName = "Genmigrate_Lock" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_option_without_a_valid_value_is_named(string option, Action<MigrationRunnerOptions> spoil)
    {
        var options = new MigrationRunnerOptions();
        spoil(options);

        var error = Assert.ThrowsAny<ArgumentException>(() => new MigrationRunner(TestCatalog.Registry([]), new TestDatabase(), options));

        Assert.Equal(option, error.ParamName);
        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_extremes_are_valid() => new MigrationRunnerOptions
    {
        LockWait = TimeSpan.Zero,
        LeaseTime = TimeSpan.FromSeconds(1),
        Schema = "app",
        SeedHistoryName = "seeds",
        OnChanged = ChangePolicy.Warn,
    }.Validate();
}
