namespace GenMigrate.PostgreSql.Tests;

[RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
public sealed class RaceTests : PostgreSqlTests
{
    private const int Processes = 32;

    [ServerFact]
    public async Task Thirty_two_processes_half_of_them_through_a_pooler_run_each_step_of_fifty_migrations_once()
    {
        string[] ways = [Database.Address, PgBouncer.TransactionMode(Database.Name).ConnectionString];
        var processes = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => TestProcess.StartAsync(PostgreSqlProvider.Direct)));
        try
        {
            await Task.WhenAll(processes.Select((process, number) => process.SendAsync(new ProcessRun { Address = ways[number % 2], Scenario = PostgreSqlScenarios.Fifty })));
            var outcomes = await Task.WhenAll(processes.Select(process => process.OutcomeAsync()));
            Assert.All(outcomes, outcome => Assert.StartsWith("done", outcome, StringComparison.Ordinal));
            Assert.Equal(Enumerable.Range(1, 50).Select(version => (long)version), outcomes.SelectMany(outcome => outcome!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)).Select(long.Parse).Order());
        }
        finally
        {
            await Task.WhenAll(processes.Select(process => process.DisposeAsync().AsTask()));
        }

        var steps = Provider.Scenario(PostgreSqlScenarios.Fifty).SelectMany(migration => migration.Up).Where(step => step.Value.Length > 0).Select(step => step.Value);
        Assert.Equal(steps.Order(StringComparer.Ordinal), await Database.ValuesAsync("log"));
        Assert.Equal(Enumerable.Range(1, 50).Select(version => $"up {version} done"), (await Database.ReadJournalAsync()).Select(entry => entry.Essence));
    }

    /// <remarks>
    /// CREATE INDEX CONCURRENTLY waits for every transaction that was there before it: a runner that waited for the lock
    /// inside the server would be one of them, and both would wait for ever.
    /// </remarks>
    [ServerFact]
    public async Task Who_waits_for_the_lock_does_not_stop_an_index_that_is_built_concurrently()
    {
        var migrations = Provider.Scenario(PostgreSqlScenarios.ConcurrentIndex);
        await UpAsync(migrations.Take(1));
        await using var reader = await Database.ConnectRawAsync();
        await using var transaction = await reader.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using (var read = new Npgsql.NpgsqlCommand("SELECT count(*) FROM log", reader))
        {
            await read.ExecuteScalarAsync();
        }

        var building = Task.Run(() => UpAsync(migrations));
        while (await TextAsync("SELECT count(*) FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting%'") == "0")
        {
            await Task.Delay(10);
        }

        await using var pooled = new PostgreSqlMigrationDatabase(PgBouncer.TransactionMode(Database.Name).ConnectionString);
        using var direct = new WaitingLog();
        using var behind = new WaitingLog();
        var waiting = Task.Run(() => Runner(migrations, options => options.LoggerFactory = direct).MigrateAsync());
        var waitingBehind = Task.Run(() => Runner(migrations, options => options.LoggerFactory = behind, pooled).MigrateAsync());
        await direct.Waits;
        await behind.Waits;
        await transaction.DisposeAsync();
        Assert.Equal([2L, 3L], (await building).Results.Select(result => result.Version));
        Assert.Empty((await waiting).Results);
        Assert.Empty((await waitingBehind).Results);
        Assert.Equal("t", await TextAsync("SELECT CASE WHEN indisvalid THEN 't' END FROM pg_index WHERE indexrelid = 'log_value'::regclass"));
    }
}
