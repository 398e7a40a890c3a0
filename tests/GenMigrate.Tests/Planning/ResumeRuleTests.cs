namespace GenMigrate.Tests;

public sealed class ResumeRuleTests : PlanningTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_resumes_after_steps_that_hash_as_before_when_nothing_else_has_begun(int done) =>
        Assert.Null(WhyNot(Stopped(done), [.. OptedOut.Up]));

    [Fact]
    public void It_resumes_where_steps_behind_the_ones_done_have_changed() =>
        Assert.Null(WhyNot(Stopped(1), [OptedOut.Up[0], new("other", "x"), new("more", "y")]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void It_refuses_where_a_step_done_has_changed_since(int done) =>
        Assert.Equal("step 1 ('create') was done and has been changed since", WhyNot(Stopped(done), [new("create", "edited"), OptedOut.Up[1], OptedOut.Up[2]]));

    [Fact]
    public void It_refuses_where_a_step_was_put_before_those_done() =>
        Assert.Equal("step 1 ('new') was done and has been changed since", WhyNot(Stopped(1), [new("new", "n"), .. OptedOut.Up]));

    [Fact]
    public void It_refuses_where_more_steps_were_done_than_there_are() =>
        Assert.Equal("3 steps were done, but it has only 2 now", WhyNot(Stopped(3), [OptedOut.Up[0], OptedOut.Up[1]]));

    [Fact]
    public void It_refuses_where_the_history_does_not_say_what_was_done() =>
        Assert.Equal("the history does not say what its first 2 steps were", WhyNot(Stopped(2) with { StepHashes = "u1" }, [.. OptedOut.Up]));

    [Fact]
    public void It_repeats_a_step_that_broke_off_only_where_that_is_repeatable()
    {
        Assert.Null(WhyNot(Stopped(2, begun: true), [.. OptedOut.Up]));
        Assert.Equal(
            "step 2 ('index') ran without a transaction, may or may not have taken effect, and is not marked repeatable",
            WhyNot(Stopped(1, begun: true), [.. OptedOut.Up]));
    }

    [Fact]
    public void It_does_not_repeat_a_step_that_was_moved_into_a_transaction_after_it_broke_off() =>
        Assert.Equal(
            "step 2 ('fill') ran without a transaction, may or may not have taken effect, and is not marked repeatable",
            WhyNot(Stopped(1) with { StepHashes = "u1\nbegun run:fill" }, [OptedOut.Up[0], new("fill", "run:fill")]));

    [Fact]
    public void It_refuses_where_the_step_that_broke_off_has_changed_even_if_it_is_repeatable_now() =>
        Assert.Equal(
            "step 3 ('vacuum') was begun without a transaction and has been changed since, so nobody can tell how much of it is in the database",
            WhyNot(Stopped(2, begun: true), [OptedOut.Up[0], OptedOut.Up[1], new("vacuum", "edited", isTransactional: false, isRepeatable: true)]));

    [Fact]
    public void It_refuses_where_the_step_that_broke_off_is_gone() =>
        Assert.Equal("step 2 was begun and has been removed since", WhyNot(Stopped(1, begun: true), [OptedOut.Up[0]]));

    private static string? WhyNot(HistoryRow row, IReadOnlyList<TestStep> steps) => ResumeRule.WhyNot(row, steps);

    private static HistoryRow Stopped(int done, bool begun = false) => Rows.Stopped(OptedOut, HistoryState.Running, done, begun);
}
