namespace GenMigrate.Tests;

public sealed class HistoryRowTests
{
    private static readonly HistoryRow Row = new() { Version = 1, Name = "M1", State = HistoryState.Running };

    [Fact]
    public void Steps_done_are_kept_in_order()
    {
        var row = Row.WithStepDone(new TestStep("a", "h-a")).WithStepDone(new TestStep("b", "run:b"));

        Assert.Equal(2, row.StepsDone);
        Assert.Equal("h-a\nrun:b", row.StepHashes);
        Assert.Equal(["h-a", "run:b"], row.DoneHashes);
        Assert.Null(row.BegunHash);
    }

    [Fact]
    public void A_step_that_has_begun_is_not_done()
    {
        var row = Row.WithStepDone(new TestStep("a", "h-a")).WithStepBegun(new TestStep("b", "h-b"));

        Assert.Equal(1, row.StepsDone);
        Assert.Equal(["h-a"], row.DoneHashes);
        Assert.Equal("h-b", row.BegunHash);
    }

    [Fact]
    public void A_step_that_has_begun_twice_is_kept_once()
    {
        var row = Row.WithStepBegun(new TestStep("a", "h-a")).WithStepBegun(new TestStep("a", "h-a"));

        Assert.Equal("begun h-a", row.StepHashes);
    }

    [Fact]
    public void A_step_that_has_begun_is_done_when_it_is_done()
    {
        var step = new TestStep("a", "h-a");
        var row = Row.WithStepBegun(step).WithStepDone(step);

        Assert.Equal((1, "h-a", null), (row.StepsDone, row.StepHashes, row.BegunHash));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_hashes_nothing_was_done(string? stored)
    {
        Assert.Empty((Row with { StepHashes = stored }).DoneHashes);
        Assert.Null((Row with { StepHashes = stored }).BegunHash);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r\nb")]
    [InlineData("a\nbegun run:b")]
    [InlineData("\n")]
    [InlineData(" ")]
    [InlineData("")]
    public void A_name_that_could_break_the_lines_is_refused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => new TestStep(name, "run:" + name));

    [Theory]
    [InlineData("begun a")]
    [InlineData("a:b, 'c' \"d\" \\n ü")]
    public void Any_other_name_survives_the_history(string name)
    {
        var step = new TestStep(name, "run:" + name);

        Assert.Equal(["run:" + name], Row.WithStepDone(step).DoneHashes);
        Assert.Null(Row.WithStepDone(step).BegunHash);
        Assert.Equal("run:" + name, Row.WithStepBegun(step).BegunHash);
    }

    [Theory]
    [InlineData(HistoryState.Applied, MigrationDirection.Up, null, "applied")]
    [InlineData(HistoryState.Baseline, MigrationDirection.Up, null, "applied")]
    [InlineData(HistoryState.RolledBack, MigrationDirection.Down, null, "nothing")]
    [InlineData(HistoryState.Failed, MigrationDirection.Up, null, "nothing")]
    [InlineData(HistoryState.Failed, MigrationDirection.Up, "", "nothing")]
    [InlineData(HistoryState.Failed, MigrationDirection.Up, "x", "half-way up")]
    [InlineData(HistoryState.Running, MigrationDirection.Up, null, "half-way up")]
    [InlineData(HistoryState.Failed, MigrationDirection.Down, null, "half-way down")]
    [InlineData(HistoryState.Failed, MigrationDirection.Down, "x", "half-way down")]
    [InlineData(HistoryState.Reverting, MigrationDirection.Down, null, "half-way down")]
    [InlineData(HistoryState.Reverting, MigrationDirection.Up, null, "half-way down")]
    public void What_a_row_means(HistoryState state, MigrationDirection direction, string? hashes, string meaning)
    {
        var row = Row with { State = state, Direction = direction, StepHashes = hashes };

        Assert.Equal(meaning == "applied", row.IsApplied);
        Assert.Equal(meaning.StartsWith("half-way", StringComparison.Ordinal), row.IsUnfinished);
        Assert.Equal(meaning == "half-way down", row.IsReverting);
        Assert.Equal(meaning != "nothing", row.IsInEffect);
    }
}
