namespace GenMigrate.Tests;

/// <summary>A database, the program deployed on it, and what really is in the database.</summary>
internal sealed class World
{
    private readonly IReadOnlyList<TestMigration> _universe;

    // Of each version that is half-way: the steps that took effect, whatever the history says.
    private readonly Dictionary<long, HashSet<string>> _halfDone = [];

    // The versions that are completely there, whatever the history says.
    private readonly HashSet<long> _there = [];

    private World(IReadOnlyList<TestMigration> universe) => _universe = universe;

    public IReadOnlyList<TestMigration> Program { get; private set; } = [];

    public MigrationRegistry Registry { get; private set; } = TestCatalog.Registry([]);

    public SortedDictionary<long, HistoryRow> Rows { get; private init; } = [];

    public IReadOnlyList<HistoryRow> History => [.. Rows.Values];

    /// <summary>How often the lock was taken.</summary>
    public int Locks { get; set; }

    /// <summary>How often something was executed or recorded.</summary>
    public int Writes { get; set; }

    public static World After(Scenario scenario)
    {
        var world = new World(scenario.Universe);
        foreach (var operation in scenario.Operations)
        {
            world.Do(operation);
        }

        return world;
    }

    public World Copy()
    {
        var copy = new World(_universe) { Program = Program, Registry = Registry, Rows = new(Rows) };
        foreach (var (version, steps) in _halfDone)
        {
            copy._halfDone.Add(version, [.. steps]);
        }

        copy._there.UnionWith(_there);
        return copy;
    }

    public MigrationPlan Plan(MigrationTarget target, PlanPolicy policy) =>
        PlanDescriber.Describe(MigrationPlanner.Plan(Registry, History, target, policy), new TestDatabase(), new MigrationRunnerOptions());

    /// <summary>The real runner, on this database.</summary>
    public MigrationReport Execute(MigrationTarget target, PlanPolicy policy, bool singleTransaction = false, Fault? fault = null)
    {
        var options = new MigrationRunnerOptions { OnChanged = policy.OnChanged, AllowOutOfOrder = policy.AllowOutOfOrder, SingleTransaction = singleTransaction, Clock = FixedClock.Instance };
        var runner = new MigrationRunner(Registry, new WorldDatabase(this, fault ?? Fault.None), options);
        return (target.Kind switch
        {
            TargetKind.Latest => runner.MigrateAsync(),
            TargetKind.UpTo => runner.MigrateAsync(target.Value),
            TargetKind.To => runner.MigrateToAsync(target.Value),
            TargetKind.DownTo => runner.RollbackToAsync(target.Value),
            TargetKind.Back => runner.RollbackAsync((int)target.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(target)),
        }).GetAwaiter().GetResult();
    }

    /// <summary>A step takes effect.</summary>
    public void TakeEffect(long version, TestStep step)
    {
        if (!_halfDone.TryGetValue(version, out var steps))
        {
            _halfDone.Add(version, steps = []);
        }

        if (!steps.Add(step.Hash) && !step.IsRepeatable)
        {
            throw new InvalidOperationException($"Version {version}: step {step.Hash} runs a second time.");
        }
    }

    /// <summary>A version starts from its first step: upwards where nothing of it is there, downwards where all of it is.</summary>
    public void StartAfresh(long version, MigrationDirection direction)
    {
        if (_there.Contains(version) != (direction == MigrationDirection.Down))
        {
            throw new InvalidOperationException($"Version {version} goes {direction}, although it is {(_there.Contains(version) ? "there" : "not there")}.");
        }

        if (_halfDone.TryGetValue(version, out var steps) && steps.Count > 0)
        {
            throw new InvalidOperationException($"Version {version} starts from its first step, although {string.Join(", ", steps)} is there from an earlier attempt.");
        }
    }

    /// <summary>A version is completely there, or completely gone.</summary>
    public void Settle(long version, bool isThere)
    {
        _halfDone.Remove(version);
        _there.Remove(version);
        if (isThere)
        {
            _there.Add(version);
        }
    }

    private void Do(Operation operation)
    {
        try
        {
            switch (operation)
            {
                case Deploy deploy:
                    Program = [.. _universe.Where((_, index) => (deploy.Has >> index & 1) == 1).Select(migration => (deploy.Edited >> (int)(migration.Version - 1) & 1) == 1 ? Edit(migration) : migration)];
                    Registry = TestCatalog.Registry(Program);
                    break;
                case Run run:
                    Execute(Targets.Of(run.Kind, run.Value), run.Policy, run.SingleTransaction, run.Fault);
                    break;
                case Adopt adopt when !Rows.ContainsKey(adopt.Version):
                    Rows.Add(adopt.Version, new HistoryRow { Version = adopt.Version, Name = $"{adopt.Version}.sql", State = HistoryState.Baseline });
                    Settle(adopt.Version, isThere: true);
                    break;
                case Repair or Baseline:
                    Correct(operation);
                    break;
            }
        }
        catch (Exception exception) when (exception is MigrationRefusedException or MigrationFailedException or ProcessGoneException)
        {
            // Life goes on with what is in the database now.
        }
    }

    // Whoever repairs or baselines has brought the database into the state that he declares.
    private void Correct(Operation operation)
    {
        var runner = new MigrationRunner(Registry, new WorldDatabase(this, Fault.None), new MigrationRunnerOptions { Clock = FixedClock.Instance });
        var report = (operation is Repair repair ? runner.RepairAsync(repair.Version, repair.Action) : runner.BaselineAsync(((Baseline)operation).Version)).GetAwaiter().GetResult();
        foreach (var result in report.Results)
        {
            Settle(result.Version, Rows.GetValueOrDefault(result.Version)?.IsApplied == true);
        }
    }

    private static TestMigration Edit(TestMigration migration) => migration with
    {
        Content = 1,
        Up = [.. migration.Up.SkipLast(1), new TestStep("edited", migration.Up[^1].Hash + "*")],
    };
}
