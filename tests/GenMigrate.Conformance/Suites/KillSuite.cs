using System.Collections.Concurrent;

namespace GenMigrate.Conformance;

/// <summary>
/// A runner killed as by <c>kill -9</c>, at every event of its run: before, in and after a step, before and after a
/// commit. The next run ends where an uninterrupted one does; nothing is applied twice, nothing is lost.
/// </summary>
public abstract class KillSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    /// <remarks>
    /// What a kill can hit, by the events around it. Transactional: up to Committing the transaction is open and dies
    /// with the process; at Done it is committed, history and journal with it. Opted out: at Starting the row says
    /// running and no step has begun; between StepStarting and StepDone of a step in a transaction that transaction
    /// dies; of one without, it has been recorded as begun and may or may not have had its effect.
    /// </remarks>
    [ServerFact]
    public async Task At_every_event_on_the_way_up()
    {
        var (dump, history, events) = await UninterruptedAsync(target: null);
        var refused = new ConcurrentBag<string>();
        await EachEvent.TryAsync(Provider, events, number => IsTried(number, events[number]), async (database, kill) =>
        {
            await KillAsync(database, kill, target: null);
            var way = await FinishAsync(database, kill);
            if (way is not null)
            {
                refused.Add(events[kill]);
            }

            await IsLikeUninterruptedAsync(database, way, dump, history);
        });

        // Only where the step had begun and had not been recorded, and there it was tried both ways out.
        Assert.Equal([$"StepDone {Scenarios.Unrepeatable}/2", $"StepStarting {Scenarios.Unrepeatable}/2"], refused.Order(StringComparer.Ordinal));
    }

    /// <remarks>
    /// A Down that broke off is finished by the next run, whatever that was asked to do, and nothing more; what had not
    /// begun stays applied; what was rolled back is applied again only by the run after it.
    /// </remarks>
    [ServerFact]
    public async Task At_every_event_of_an_opted_out_Down()
    {
        var up = await UninterruptedAsync(target: null);
        var (empty, _, events) = await UninterruptedAsync(target: 0);
        var optedOut = Migrations.Where(migration => migration.Flags.HasFlag(MigrationFlags.NoTransaction)).Select(migration => migration.Version).ToList();
        await EachEvent.TryAsync(Provider, events, number => IsTried(number, events[number]) && optedOut.Any(version => events[number].Contains($" {version}", StringComparison.Ordinal)), async (database, kill) =>
        {
            await UpAsync(database);
            await KillAsync(database, kill, target: 0);
            await FinishDownAsync(database);
            Assert.Equal(up.Dump, await database.DumpAsync());
            Assert.Equal(up.History, Essence(await database.ReadHistoryAsync()));
            await NewRunner(database).RollbackToAsync(0);
            Assert.Equal(empty, await database.DumpAsync());
        });
    }

    [ServerFact]
    public async Task At_any_time_from_outside()
    {
        var (dump, history, events) = await UninterruptedAsync(target: null);
        await EachEvent.TryAsync(Provider, events, number => number % (events.Count / 8) == 0, async (database, number) =>
        {
            await using (var process = await TestProcess.StartAsync(Provider))
            {
                // Somewhere behind an event, wherever the process has come to when the signal arrives.
                await process.SendAsync(Run(database));
                await process.ReadUntilAsync($"event {number} ");
                await process.KillAsync();
            }

            await IsLikeUninterruptedAsync(database, await FinishAsync(database, number), dump, history);
        });
    }

    private bool IsTried(int number, string line) => Provider.IsKilledAt(number) || line.EndsWith($" {Scenarios.Unrepeatable}/2", StringComparison.Ordinal);

    private IReadOnlyList<TestMigration> Migrations => Provider.Scenario(Scenarios.Twenty);

    private static ProcessRun Run(TestDatabase database) => new() { Address = database.Address, Scenario = Scenarios.Twenty };

    private async Task<(string Dump, IReadOnlyList<string> History, IReadOnlyList<string> Events)> UninterruptedAsync(long? target)
    {
        await using var database = await Provider.CreateAsync();
        if (target is not null)
        {
            await UpAsync(database);
        }

        var progress = new ProgressLog();
        var runner = NewRunner(database, progress);
        await (target is { } version ? runner.MigrateToAsync(version) : runner.MigrateAsync());
        return (await database.DumpAsync(), Essence(await database.ReadHistoryAsync()), progress.Lines);
    }

    private async Task KillAsync(TestDatabase database, int kill, long? target)
    {
        await using var process = await TestProcess.StartAsync(Provider);
        await process.SendAsync(Run(database) with { KillAt = kill, Target = target });
        Assert.Null(await process.OutcomeAsync());
    }

    /// <summary>Runs to the head; where that is refused, by a way out: forwards and backwards by turns.</summary>
    private async Task<RepairAction?> FinishAsync(TestDatabase database, int turn)
    {
        try
        {
            await UpAsync(database);
            return null;
        }
        catch (MigrationRefusedException refusal)
        {
            Assert.Equal($"Unfinished {Scenarios.Unrepeatable}", Kinds(refusal));
            Assert.Contains($"`repair {Scenarios.Unrepeatable} --applied`", refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"`repair {Scenarios.Unrepeatable} --rolled-back`", refusal.Message, StringComparison.Ordinal);
        }

        var way = turn % 2 == 0 ? RepairAction.MarkApplied : RepairAction.MarkRolledBack;
        var isThere = (await database.ValuesAsync("log")).Contains("13/2");
        await database.DoAsync(way == RepairAction.MarkApplied
            ? [.. isThere ? [] : new[] { TestStep.Insert("log", "13/2") }, TestStep.Insert("log", "13/3")]
            : [TestStep.Delete("log", "13/2"), TestStep.Delete("log", "13/1")]);
        await NewRunner(database).RepairAsync(Scenarios.Unrepeatable, way);
        await UpAsync(database);
        return way;
    }

    /// <summary>Runs to the head; the first run finishes a Down that broke off, and does nothing else.</summary>
    private async Task FinishDownAsync(TestDatabase database)
    {
        var reverting = (await database.ReadHistoryAsync()).Where(row => row.State == "reverting").Select(row => row.Version).ToList();
        var report = await UpAsync(database);
        if (reverting.Count > 0)
        {
            Assert.Equal($"down {Assert.Single(reverting)}", Done(report));
            Assert.DoesNotContain(await database.ReadHistoryAsync(), row => row.State == "reverting");
            await UpAsync(database);
        }
    }

    private Task<MigrationReport> UpAsync(TestDatabase database) => NewRunner(database).MigrateAsync();

    private MigrationRunner NewRunner(TestDatabase database, ProgressLog? progress = null) =>
        new(Provider.Registry(Migrations), database.Connect(), new MigrationRunnerOptions { Progress = progress });

    private static List<string> Essence(IReadOnlyList<StoredHistoryRow> rows) => [.. rows.Select(row => row.Essence)];

    private async Task IsLikeUninterruptedAsync(TestDatabase database, RepairAction? byHand, string dump, IReadOnlyList<string> history)
    {
        Assert.Equal(dump, await database.DumpAsync());
        await JournalProvesItAsync(database, byHand is not null);

        // A row that a person marked has no steps: nobody but that person knows what was done.
        var rows = Essence(await database.ReadHistoryAsync());
        var marked = byHand == RepairAction.MarkApplied ? (int)Scenarios.Unrepeatable - 1 : -1;
        Assert.Equal(history.Where((_, place) => place != marked), rows.Where((_, place) => place != marked));
    }

    // What a person marked is not the journal's to prove.
    private async Task JournalProvesItAsync(TestDatabase database, bool byHand)
    {
        var journal = await database.ReadJournalAsync();
        var ups = journal.Where(entry => entry.Essence.StartsWith("up ", StringComparison.Ordinal)).ToList();
        Assert.All(ups, entry => Assert.Equal("done", entry.Outcome));
        Assert.Equal(
            Migrations.Select(migration => migration.Version).Where(version => !byHand || version != Scenarios.Unrepeatable),
            ups.Select(entry => entry.Version).Where(version => !byHand || version != Scenarios.Unrepeatable));
        Assert.Equal(byHand ? [Scenarios.Unrepeatable] : [], journal.Where(entry => entry.Action == "repair").Select(entry => entry.Version));
        Assert.All(await database.ReadHistoryAsync(), row => Assert.Equal("applied", row.State));
    }
}
