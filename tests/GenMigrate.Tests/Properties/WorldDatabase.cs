namespace GenMigrate.Tests;

/// <summary>A provider for a <see cref="World"/>: executes as the contracts say, with the product's own transitions, and goes wrong on demand.</summary>
internal sealed class WorldDatabase(World world, Fault fault) : IMigrationDatabase, IMigrationSession
{
    private readonly TestDatabase _steps = new();
    private int _unit;
    private bool _locked;

    public string ProviderName => "World";

    public IReadOnlyList<MigrationStep> Describe(Migration migration, MigrationDescriptor descriptor, MigrationDirection direction) => _steps.Describe(migration, descriptor, direction);

    public IEnumerable<string> Check(PlannedMigration planned) => [];

    public Task<IMigrationSession> OpenAsync(MigrationSettings settings, CancellationToken cancellationToken) => Task.FromResult<IMigrationSession>(this);

    public Task<IReadOnlyList<HistoryRow>> ReadHistoryAsync(MigrationKind kind, CancellationToken cancellationToken) => Task.FromResult(world.History);

    public Task<ProcessIdentity?> FindRunnerAsync(CancellationToken cancellationToken) => Task.FromResult<ProcessIdentity?>(null);

    public Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(int last, CancellationToken cancellationToken) => throw new NotSupportedException("No property is about the journal.");

    public Task AcquireLockAsync(CancellationToken cancellationToken)
    {
        _locked = true;
        world.Locks++;
        return Task.CompletedTask;
    }

    public Task ReleaseLockAsync()
    {
        _locked = false;
        return Task.CompletedTask;
    }

    public Task DropEverythingAsync(CancellationToken cancellationToken) => throw new NotSupportedException("No operation of a scenario drops everything.");

    public Task<bool> RecordAsync(IReadOnlyList<HistoryChange> changes, CancellationToken cancellationToken)
    {
        Write();
        foreach (var change in changes)
        {
            if (change.Remove)
            {
                world.Rows.Remove(change.Row.Version);
            }
            else
            {
                world.Rows[change.Row.Version] = change.Row;
            }
        }

        return Task.FromResult(true);
    }

    public Task<UnitOutcome> ExecuteAsync(MigrationUnit unit, MigrationReporter reporter, CancellationToken cancellationToken)
    {
        Write();
        var kind = _unit++ == fault.Unit ? fault.Kind : FaultKind.None;
        return Task.FromResult(
            kind == FaultKind.Raced ? UnitOutcome.HistoryChanged
            : unit.IsTransactional ? ExecuteInTransaction(unit, kind)
            : ExecuteAlone(Assert.Single(unit.Migrations), kind));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write()
    {
        Assert.True(_locked, "Something is written without the lock.");
        world.Writes++;
    }

    private UnitOutcome ExecuteInTransaction(MigrationUnit unit, FaultKind kind)
    {
        if (kind == FaultKind.Crashed)
        {
            throw new ProcessGoneException();
        }

        if (kind == FaultKind.Failed)
        {
            var failed = unit.Migrations[Math.Min(fault.Step, unit.Migrations.Count - 1)];
            world.Rows[failed.Migration.Version] = HistoryTransitions.FailedInTransaction(failed, TestSettings.Default, 1, TimeSpan.Zero, "no");
            return Failed(failed);
        }

        foreach (var planned in unit.Migrations)
        {
            Begin(planned);
            foreach (var step in planned.Steps.Skip(planned.ResumeAfter))
            {
                world.TakeEffect(planned.Migration.Version, (TestStep)step);
            }

            Finish(planned);
        }

        return UnitOutcome.Done([.. unit.Migrations.Select(_ => TimeSpan.Zero)]);
    }

    private UnitOutcome ExecuteAlone(PlannedMigration planned, FaultKind kind)
    {
        Begin(planned);
        var version = planned.Migration.Version;
        var row = world.Rows[version] = HistoryTransitions.Started(planned, TestSettings.Default, 1);
        for (var index = planned.ResumeAfter; index < planned.Steps.Count; index++)
        {
            var step = (TestStep)planned.Steps[index];
            if (!step.IsTransactional)
            {
                row = world.Rows[version] = row.WithStepBegun(step);
            }

            if (kind != FaultKind.None && index >= fault.Step)
            {
                return BreakOff(planned, row, step, kind);
            }

            world.TakeEffect(version, step);
            row = world.Rows[version] = row.WithStepDone(step);
        }

        Finish(planned);
        return UnitOutcome.Done([TimeSpan.Zero]);
    }

    // Nobody can know it, but a step without a transaction did take effect.
    private UnitOutcome BreakOff(PlannedMigration planned, HistoryRow row, TestStep step, FaultKind kind)
    {
        if (!step.IsTransactional)
        {
            world.TakeEffect(row.Version, step);
        }

        if (kind == FaultKind.Crashed)
        {
            throw new ProcessGoneException();
        }

        world.Rows[row.Version] = HistoryTransitions.FailedHalfWay(row, TimeSpan.Zero, "no");
        return Failed(planned);
    }

    private void Begin(PlannedMigration planned)
    {
        Assert.Equal(world.Rows.GetValueOrDefault(planned.Migration.Version), planned.Row);
        if (planned.Row?.IsUnfinished != true)
        {
            world.StartAfresh(planned.Migration.Version, planned.Direction);
        }
    }

    private void Finish(PlannedMigration planned)
    {
        world.Rows[planned.Migration.Version] = HistoryTransitions.Finished(planned, TestSettings.Default, 1, FixedClock.Instance.GetUtcNow(), TimeSpan.Zero);
        world.Settle(planned.Migration.Version, planned.Direction == MigrationDirection.Up);
    }

    private static UnitOutcome Failed(PlannedMigration planned) =>
        UnitOutcome.Failed(new StepFailure(planned, null, null, "no", "Nothing of it remains.", new InvalidOperationException("no")));
}

/// <summary>The process that ran is gone: nobody is told anything, and nothing more is written.</summary>
internal sealed class ProcessGoneException : Exception;
