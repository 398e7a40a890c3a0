namespace GenMigrate.Conformance;

/// <summary>The journal says how many rows or documents each step has changed.</summary>
public abstract class AffectedSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration First = TestMigration.Creates(1, "log");

    [ServerFact]
    public async Task Each_step_of_a_transaction_has_its_count()
    {
        await UpAsync(First, TestMigration.Inserts(2, "log", "a", "b"), new TestMigration(3) { Up = [TestStep.Delete("log", "none")] });
        Assert.Equal(["", "1,1", "0"], await CountsAsync());
    }

    [ServerFact]
    public async Task So_has_each_step_of_a_rollback()
    {
        TestMigration[] migrations = [First, TestMigration.Inserts(2, "log", "a", "b")];
        await UpAsync(migrations);
        await Runner(migrations).RollbackAsync();
        Assert.Equal(["", "1,1", "1,1"], await CountsAsync());
    }

    [ServerFact]
    public async Task So_has_each_step_without_a_transaction()
    {
        await UpAsync(First, new TestMigration(2) { Up = [TestStep.Insert("log", "a"), TestStep.Insert("log", "b"), TestStep.Create("other")] }.OptedOut());
        Assert.Equal(["", "1,1,-"], await CountsAsync());
    }

    [ServerFact]
    public async Task What_was_rolled_back_has_none()
    {
        var broken = new TestMigration(2) { Up = [TestStep.Insert("log", "a"), TestStep.Fail()] };
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, broken));
        Assert.Equal(await Database.CountAsync("log") == 0 ? "" : "1,-", (await CountsAsync())[^1]);
    }

    [ServerFact]
    public async Task A_failure_without_a_transaction_keeps_what_is_done_and_the_next_attempt_counts_only_its_own()
    {
        TestMigration[] migrations =
        [
            First, new TestMigration(2) { Up = [TestStep.Insert("log", "a"), TestStep.Fail(), TestStep.Insert("log", "b")] }.OptedOut(),
        ];
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migrations));
        await Database.DoAsync(TestStep.Create(TestStep.Obstacle));
        await UpAsync(migrations);
        var counts = await CountsAsync();
        Assert.Equal("1,-,-", counts[1]);
        Assert.StartsWith("-,", counts[2], StringComparison.Ordinal);
        Assert.EndsWith(",1", counts[2], StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> CountsAsync() =>
        [.. (await Runner([First]).GetHistoryAsync()).Select(entry => string.Join(',', entry.Affected.Select(count => count?.ToString(null, null) ?? "-")))];
}
