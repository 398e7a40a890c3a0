using System.Collections.Concurrent;

namespace GenMigrate.Conformance;

/// <summary>
/// Seeds killed as by <c>kill -9</c>, at every event of their run. They go on by the same rule as migrations; where that
/// refuses, the two ways out that it names lead on, and in every case the database is as after an uninterrupted run.
/// </summary>
/// <remarks>
/// What is found of a seed, and what the next <c>SeedAsync</c> does:
/// no row, <c>failed</c> with a transaction, <c>rolled_back</c>: runs, from its first step;
/// <c>applied</c>: nothing, or runs anew if it says RunOnChange and has changed;
/// <c>running</c> or <c>failed</c> without a transaction: goes on after the steps done, if these are the same and the one
/// that broke off is transactional or repeatable; otherwise refuses and names <c>repair N --seed --applied</c> and
/// <c>--rolled-back</c>. One that ran before and broke off when it ran anew is no exception: its row speaks of the later run.
/// </remarks>
public abstract class SeedKillSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    [ServerFact]
    public async Task At_every_event_of_the_first_run() =>
        Assert.Equal(["StepDone 3/2", "StepDone 4/2", "StepStarting 3/2", "StepStarting 4/2"], await KillEachAsync(Scenarios.Seeding, before: null));

    [ServerFact]
    public async Task At_every_event_of_one_that_runs_again_because_it_changed() =>
        Assert.Equal(["StepDone 4/2", "StepStarting 4/2"], await KillEachAsync(Scenarios.SeedingChanged, before: Scenarios.Seeding));

    /// <summary>Kills at each event, finishes, and compares; which events were refused, and left by a way out.</summary>
    private async Task<IReadOnlyList<string>> KillEachAsync(string scenario, string? before)
    {
        var progress = new ProgressLog();
        await PrepareAsync(Database, before);
        await NewRunner(Database, scenario, progress).SeedAsync(Scenarios.Environment);
        var (dump, rows) = (await Database.DumpAsync(), await Database.ReadHistoryAsync());
        var refused = new ConcurrentBag<string>();
        await EachEvent.TryAsync(Provider, progress.Lines, number => IsTried(number, progress.Lines[number]), async (database, kill) =>
        {
            await PrepareAsync(database, before);
            await KillAsync(database, scenario, kill);
            var marked = await FinishAsync(database, scenario, kill);
            if (marked is not null)
            {
                refused.Add(progress.Lines[kill]);
            }

            Assert.Equal(dump, await database.DumpAsync());
            Assert.Equal(Essence(rows, marked), Essence(await database.ReadHistoryAsync(), marked));
            await JournalProvesItAsync(database, scenario, before, marked);
        });
        return [.. refused.Order(StringComparer.Ordinal)];
    }

    // Second steps cannot be resumed, some of them.
    private bool IsTried(int number, string line) => Provider.IsKilledAt(number) || line.EndsWith("/2", StringComparison.Ordinal);

    private async Task PrepareAsync(TestDatabase database, string? before)
    {
        await NewRunner(database, before ?? Scenarios.Seeding).MigrateAsync();
        if (before is not null)
        {
            await NewRunner(database, before).SeedAsync(Scenarios.Environment);
        }
    }

    private async Task KillAsync(TestDatabase database, string scenario, int kill)
    {
        await using var process = await TestProcess.StartAsync(Provider);
        await process.SendAsync(new ProcessRun { Address = database.Address, Scenario = scenario, Seeds = true, KillAt = kill });
        Assert.Null(await process.OutcomeAsync());
    }

    /// <summary>Seeds; where that is refused, by a way out: forwards and backwards by turns.</summary>
    /// <returns>The seed that a person marked; null: none.</returns>
    private async Task<long?> FinishAsync(TestDatabase database, string scenario, int turn)
    {
        try
        {
            await NewRunner(database, scenario).SeedAsync(Scenarios.Environment);
            return null;
        }
        catch (MigrationRefusedException refusal)
        {
            var version = refusal.Problems[0].Version!.Value;
            Assert.Equal($"Unfinished {version}", Kinds(refusal));
            Assert.Contains($"Seed {version} 'M{version}' stopped after step 1, and cannot be resumed", refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"finish the rest by hand and say `repair {version} --seed --applied`", refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"undo by hand what was done and say `repair {version} --seed --rolled-back`", refusal.Message, StringComparison.Ordinal);
            await LeaveAsync(database, scenario, version, turn % 2 == 0 ? RepairAction.MarkApplied : RepairAction.MarkRolledBack);
            return version;
        }
    }

    private async Task LeaveAsync(TestDatabase database, string scenario, long version, RepairAction way)
    {
        var steps = Provider.Seeds(scenario).Single(seed => seed.Version == version).Up;
        var there = await database.ValuesAsync("log");
        await database.DoAsync(way == RepairAction.MarkApplied
            ? [.. steps.Where(step => !there.Contains(step.Value)).Select(step => TestStep.Insert("log", step.Value))]
            : [.. steps.Where(step => there.Contains(step.Value)).Select(step => TestStep.Delete("log", step.Value))]);
        var runner = NewRunner(database, scenario);
        await runner.RepairSeedAsync(version, way);
        var rest = Done(await runner.SeedAsync(Scenarios.Environment));
        Assert.Equal(way == RepairAction.MarkRolledBack, rest.Contains($"up {version}", StringComparison.Ordinal));
    }

    // A row that a person marked has no steps, whoever marked it: it is compared without them.
    private static IReadOnlyList<string> Essence(IReadOnlyList<StoredHistoryRow> rows, long? marked) =>
        [.. rows.Select(row => row.Kind == "seed" && row.Version == marked ? $"{row.Version} {row.Checksum} {row.State}" : row.Essence)];

    private async Task JournalProvesItAsync(TestDatabase database, string scenario, string? before, long? marked)
    {
        var journal = await database.ReadJournalAsync();
        var seeds = Provider.Seeds(scenario).Select(seed => seed.Version).ToList();
        var expected = before is null ? seeds : [.. seeds, 4];
        Assert.Equal(
            expected.Where(version => version != marked).Select(version => $"seed {version} done"),
            journal.Where(entry => entry.Action == "seed" && entry.Version != marked).Select(entry => entry.Essence));
        Assert.Equal(marked is { } one ? [$"seed {one} done"] : [], journal.Where(entry => entry.Action == "repair").Select(entry => $"{entry.Kind} {entry.Version} {entry.Outcome}"));
    }

    private MigrationRunner NewRunner(TestDatabase database, string scenario, ProgressLog? progress = null) =>
        new(Provider.Registry(Provider.Scenario(scenario), seeds: Provider.Seeds(scenario)), database.Connect(), new MigrationRunnerOptions { Progress = progress });
}
