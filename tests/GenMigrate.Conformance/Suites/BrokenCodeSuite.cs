namespace GenMigrate.Conformance;

/// <summary>
/// Code that does what only the runner may: closes the connection, ends the transaction. Relational databases only:
/// elsewhere a step of code is not given the connection.
/// </summary>
public abstract class BrokenCodeSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration First = TestMigration.Creates(1, "log");

    /// <summary>
    /// Whether only the runner can commit on its connection, so that a step that tries loses its work instead of
    /// breaking the migration in two.
    /// </summary>
    protected abstract bool OnlyRunnerCommits { get; }

    [ServerFact]
    public async Task Closing_the_connection_fails_and_nothing_remains()
    {
        var failure = await FailAsync(context => context.Connection.CloseAsync());
        Assert.Contains("closed the connection or ended the transaction", failure.Message, StringComparison.Ordinal);
        Assert.Equal("", await ValuesAsync("log"));
        Assert.Equal("1 applied, 2 failed", await StatesAsync());
    }

    [ServerFact]
    public async Task Rolling_the_transaction_back_fails_and_nothing_remains()
    {
        var failure = await FailAsync(context => context.Transaction!.RollbackAsync());
        Assert.Contains("closed the connection or ended the transaction", failure.Message, StringComparison.Ordinal);
        Assert.Equal("", await ValuesAsync("log"));
    }

    [ServerFact]
    public Task Committing_the_transaction_fails() => CommitsAsync(context => context.Transaction!.CommitAsync());

    [ServerFact]
    public Task Committing_by_SQL_fails() => CommitsAsync(async context => await context.ExecuteAsync("COMMIT"));

    [ServerFact]
    public async Task An_opted_out_step_that_closes_the_connection_is_not_done()
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, Breaking(context => context.Connection.CloseAsync()).OptedOut()));
        Assert.Equal("break", failure.Step);
        Assert.Equal("a", await ValuesAsync("log"));
        Assert.Equal(("failed", 1), ((await RowAsync(2)).State, (await RowAsync(2)).StepsDone));
    }

    [ServerFact]
    public async Task A_step_of_SQL_that_controls_the_transaction_is_refused_before_anything_runs()
    {
        foreach (var sql in new[] { "BEGIN", "COMMIT", "ROLLBACK", "END", "-- harmless\ncommit", "INSERT INTO log VALUES ('x'); COMMIT; BEGIN" })
        {
            var migration = new TestMigration(2) { Up = [TestStep.Insert("log", "a"), new(TestStepKind.Sql) { Value = sql }] };
            var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(First, migration));
            Assert.All(refusal.Problems, problem => Assert.Equal((MigrationProblemKind.InvalidStep, 2L), (problem.Kind, problem.Version)));
            Assert.Contains("the step controls the transaction itself", refusal.Message, StringComparison.Ordinal);
            Assert.Null(await Database.CountAsync("log"));
        }
    }

    private async Task CommitsAsync(Func<SqlMigrationContext, Task> body)
    {
        await FailAsync(body);
        if (OnlyRunnerCommits)
        {
            Assert.Equal("", await ValuesAsync("log"));
            Assert.Equal(("failed", 0), ((await RowAsync(2)).State, (await RowAsync(2)).StepsDone));
            Assert.Equal("up 2", Done(await UpAsync(First, TestMigration.Inserts(2, "log", "a"))));
        }
        else
        {
            // What the step committed is there: a migration that stopped half-way, which a person has to look at.
            Assert.Equal("a, b", await ValuesAsync("log"));
            Assert.Equal(("failed", 1), ((await RowAsync(2)).State, (await RowAsync(2)).StepsDone));
            Assert.Equal("Unfinished 2", Kinds(await Assert.ThrowsAsync<MigrationRefusedException>(() => UpAsync(First, Breaking(body)))));
        }
    }

    private Task<MigrationFailedException> FailAsync(Func<SqlMigrationContext, Task> body) =>
        Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(First, Breaking(body), TestMigration.Inserts(3, "log", "c")));

    private static TestMigration Breaking(Func<SqlMigrationContext, Task> body) => new(2)
    {
        Up =
        [
            TestStep.Insert("log", "a"),
            TestStep.Code("break", async (context, token) =>
            {
                await context.InsertAsync("log", "b", token);
                await body((SqlMigrationContext)context.Native);
            }),
        ],
    };
}
