namespace GenMigrate.Conformance;

/// <summary>A step of code without a transaction: what it has done stays, whatever becomes of it.</summary>
public abstract class OutsideTransactionSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration First = TestMigration.Creates(1, "log");

    [ServerFact]
    public async Task It_runs_once_between_the_other_steps()
    {
        var steps = Fill(repeatable: false, (context, token) => context.InsertAsync("log", "b", token));
        Assert.Equal("up 1, up 2", Done(await UpAsync(First, steps)));
        Assert.Equal("a, b, c", await ValuesAsync("log"));
        Assert.Equal(("applied", 3), ((await RowAsync(2)).State, (await RowAsync(2)).StepsDone));
        Assert.Equal("", Done(await UpAsync(First, steps)));
    }

    [ServerFact]
    public async Task While_it_runs_others_see_its_work_and_that_it_has_begun()
    {
        var seen = "";
        await UpAsync(First, Fill(repeatable: false, async (context, token) =>
        {
            await context.InsertAsync("log", "b", token);
            seen = $"{await ValuesAsync("log")}: {(await RowAsync(2)).State}, {(await RowAsync(2)).StepHashes!.Split('\n')[^1]}";
        }));
        Assert.Equal("a, b: running, begun run:fill", seen);
    }

    [ServerFact]
    public async Task A_repeatable_one_goes_on_where_it_was_interrupted()
    {
        var mayFail = true;
        var steps = Fill(repeatable: true, async (context, token) =>
        {
            for (var count = await context.CountAsync("log", token); count < 5; count++)
            {
                await context.InsertAsync("log", $"b{count}", token);
                if (count == 3 && mayFail)
                {
                    throw new InvalidOperationException("the network is down");
                }
            }
        });
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, steps));
        Assert.Contains("the next run repeats the step that failed", failure.Message, StringComparison.Ordinal);
        Assert.Equal("a, b1, b2, b3", await ValuesAsync("log"));
        mayFail = false;
        Assert.Equal("up 2", Done(await UpAsync(First, steps)));
        Assert.Equal("a, b1, b2, b3, b4, c", await ValuesAsync("log"));
    }

    [ServerFact]
    public async Task Another_one_is_refused_and_the_two_ways_out_are_named()
    {
        var steps = Fill(repeatable: false, async (context, token) =>
        {
            await context.InsertAsync("log", "b", token);
            throw new InvalidOperationException("the network is down");
        });
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, steps));
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(First, steps));
        Assert.Contains("`repair 2 --applied`", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("`repair 2 --rolled-back`", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("a, b", await ValuesAsync("log"));
    }

    private static TestMigration Fill(bool repeatable, Func<ITestContext, CancellationToken, Task> body) => new TestMigration(2)
    {
        Up = [TestStep.Insert("log", "a"), TestStep.Outside("fill", body, repeatable), TestStep.Insert("log", "c")],
    }.OptedOut();
}
