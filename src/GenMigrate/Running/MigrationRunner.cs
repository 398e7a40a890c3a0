using System.Runtime.CompilerServices;

namespace GenMigrate;

/// <summary>
/// Brings a database to where a registry is. Any number of runners may be started at once, in any number of
/// processes: each migration runs exactly once. Not thread-safe itself.
/// </summary>
/// <remarks>
/// All methods throw <see cref="MigrationDatabaseException"/> when the database cannot be reached, read or written, and
/// <see cref="OperationCanceledException"/> when cancelled. Those that change something throw
/// <see cref="MigrationRefusedException"/> when there is no safe plan (nothing was executed),
/// <see cref="MigrationFailedException"/> when a migration failed, and <see cref="MigrationLockException"/> when another
/// runner did not finish in time.
/// </remarks>
public sealed partial class MigrationRunner
{
    private readonly MigrationRegistry _registry;
    private readonly IMigrationDatabase _database;
    private readonly MigrationRunnerOptions _options;
    private readonly MigrationSettings _settings;

    /// <summary>Makes a runner.</summary>
    /// <param name="registry">What the program knows: <c>GeneratedMigrations.Registry</c>.</param>
    /// <param name="database">The database, which stays the caller's to dispose.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="ArgumentException">An option has no valid value; the message names it.</exception>
    public MigrationRunner(MigrationRegistry registry, IMigrationDatabase database, MigrationRunnerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(database);
        _registry = registry;
        _database = database;
        if (options is not null)
        {
            options = options.Copy();
            options.Validate();
        }

        _options = options ?? new MigrationRunnerOptions();
        _settings = new MigrationSettings(registry.Name, _options);
    }

    private ScriptMaker Scripts => new(_registry, _database, _options, _settings);

    private TelemetryTarget Target => TelemetryTarget.Of(_database, _registry);

    private PlanPolicy Policy => new(_options.OnChanged, _options.AllowOutOfOrder);

    /// <summary>Applies whatever is pending. Never rolls back.</summary>
    public Task<MigrationReport> MigrateAsync(CancellationToken cancellationToken = default)
    {
        if (IsAtDesignTime())
        {
            return Task.FromResult(MigrationReport.Nothing);
        }

        var opening = _database.OpenUnlessAtHeadAsync(_registry.MigrationCatalog, _settings, cancellationToken);

        // Most starts of a program end here, and an async method is a good part of what they take.
        return opening.IsCompletedSuccessfully && opening.Result is null ? Task.FromResult(Idle()) : RunAsync(MigrationTarget.Latest, opening, cancellationToken);
    }

    /// <summary>Applies whatever is pending up to and with <paramref name="version"/>. Never rolls back.</summary>
    public Task<MigrationReport> MigrateAsync(long version, CancellationToken cancellationToken = default) => RunAsync(MigrationTarget.UpTo(version), cancellationToken);

    /// <summary>Goes to <paramref name="version"/>, which stays applied, either way; 0: nothing is applied afterwards.</summary>
    public Task<MigrationReport> MigrateToAsync(long version, CancellationToken cancellationToken = default) => RunAsync(MigrationTarget.To(version), cancellationToken);

    /// <summary>Rolls back the highest applied migrations, in descending order.</summary>
    /// <param name="steps">How many; at least 1.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public Task<MigrationReport> RollbackAsync(int steps = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return RunAsync(MigrationTarget.Back(steps), cancellationToken);
    }

    /// <summary>Rolls back all above <paramref name="version"/>, which stays applied, in descending order; 0: all.</summary>
    public Task<MigrationReport> RollbackToAsync(long version, CancellationToken cancellationToken = default) => RunAsync(MigrationTarget.DownTo(version), cancellationToken);

    /// <summary>
    /// What <see cref="MigrateAsync(long, CancellationToken)"/> would do, with its steps and with whatever would stop
    /// it. Takes no lock and creates nothing.
    /// </summary>
    /// <param name="version">Null: up to the registry's head.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<MigrationPlan> PlanAsync(long? version = null, CancellationToken cancellationToken = default)
    {
        var (rows, legacy) = await ReadWithLegacyAsync(cancellationToken).ConfigureAwait(false);
        var target = version is { } last ? MigrationTarget.UpTo(last) : MigrationTarget.Latest;
        var plan = MigrationPlanner.Plan(_registry, rows, target, Policy);
        return PlanDescriber.Describe(plan, _database, _options).With(legacy);
    }

    /// <summary>What is applied, pending or wrong. Takes no lock and creates nothing.</summary>
    public async Task<MigrationStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var session = await _database.OpenAsync(_settings, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var (rows, runner) = await InterruptionNote.ReadAsync(session, cancellationToken).ConfigureAwait(false);
            var legacy = await FindLegacyHistoryAsync(session, rows, cancellationToken).ConfigureAwait(false);
            var plan = MigrationPlanner.Plan(_registry, rows, MigrationTarget.Latest, Policy).With(legacy);
            MigrationMetrics.Of(_options.MeterFactory).Pending(Target, plan.PendingCount);
            var status = StatusReader.Read(
                new HistoryView(_registry.Migrations, rows),
                row => InterruptionNote.Of(row, runner, () => PlanDescriber.DescribeOnly(row, plan, _database, _options)));
            return status with { Problems = plan.Problems };
        }
    }

    /// <summary>What became of each of the program's seeds, whatever environment it is for. Takes no lock and creates nothing.</summary>
    public async Task<IReadOnlyList<MigrationStatusEntry>> GetSeedStatusAsync(CancellationToken cancellationToken = default)
    {
        if (_registry.Seeds.Count == 0)
        {
            return [];
        }

        var rows = await ReadAsync(MigrationKind.Seed, cancellationToken).ConfigureAwait(false);
        return StatusReader.Known(new HistoryView(_registry.Seeds, rows));
    }

    /// <summary>
    /// The journal: every finished attempt to apply, roll back or correct something, the newest last. Takes no lock and
    /// creates nothing.
    /// </summary>
    /// <param name="last">How many entries at most, the newest; at least 1.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<JournalEntry>> GetHistoryAsync(int last = int.MaxValue, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, 1);
        var session = await _database.OpenAsync(_settings, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await session.ReadJournalAsync(last, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whatever would stop <see cref="MigrateAsync(CancellationToken)"/>; empty when nothing would. Executes nothing.</summary>
    public async Task<IReadOnlyList<MigrationProblem>> ValidateAsync(CancellationToken cancellationToken = default) =>
        (await PlanAsync(null, cancellationToken).ConfigureAwait(false)).Problems;

    /// <summary>Whether all that the program knows is applied and nothing is wrong. No lock; where it is so, one query.</summary>
    public async Task<bool> IsUpToDateAsync(CancellationToken cancellationToken = default)
    {
        if (await _database.OpenUnlessAtHeadAsync(_registry.MigrationCatalog, _settings, cancellationToken).ConfigureAwait(false) is not { } session)
        {
            return Idle().WasAtHead;
        }

        await using (session.ConfigureAwait(false))
        {
            var rows = await session.ReadHistoryAsync(MigrationKind.Migration, cancellationToken).ConfigureAwait(false);
            var plan = MigrationPlanner.Plan(_registry, rows, MigrationTarget.Latest, Policy);
            MigrationMetrics.Of(_options.MeterFactory).Pending(Target, plan.PendingCount);
            return plan.Migrations.Count == 0 && plan.Problems.Count == 0;
        }
    }

    /// <summary>Corrects the history by hand, after a person has looked at the database. Executes no migration.</summary>
    public Task<MigrationReport> RepairAsync(long version, RepairAction action, CancellationToken cancellationToken = default) =>
        CorrectAsync(MigrationKind.Migration, rows => HistoryCorrection.Repair(MigrationKind.Migration, _registry.Migrations, rows, _settings, version, action), cancellationToken);

    /// <summary>
    /// The same for a seed. <see cref="RepairAction.MarkApplied"/>: it does not run again.
    /// <see cref="RepairAction.MarkRolledBack"/> and <see cref="RepairAction.Forget"/>: it runs anew, from its first step.
    /// <see cref="RepairAction.AcceptChange"/>: its present content counts as the one that ran. Executes no seed.
    /// </summary>
    public Task<MigrationReport> RepairSeedAsync(long version, RepairAction action, CancellationToken cancellationToken = default) =>
        CorrectAsync(MigrationKind.Seed, rows => HistoryCorrection.Repair(MigrationKind.Seed, _registry.Seeds, rows, _settings, version, action), cancellationToken);

    /// <summary>
    /// Runs the seeds of an environment, in ascending order of version: each once, and again when its content has changed
    /// if it says <see cref="SeedAttribute.RunOnChange"/>. Applies no migration, and refuses while one is pending.
    /// </summary>
    /// <param name="environment">The environment; seeds that name others are left out. Case does not matter.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public async Task<MigrationReport> SeedAsync(string environment, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(environment);
        if (IsAtDesignTime())
        {
            return MigrationReport.Nothing;
        }

        var session = await _database.OpenAsync(_settings, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            MigrationPlan Plan(IReadOnlyList<HistoryRow> now) => SeedPlanner.Plan(_registry, now, environment);
            using var run = new MigrationRun(MigrationKind.Seed, _registry, Plan, _database, _options, _settings, session);
            var rows = await run.ReadAsync(cancellationToken).ConfigureAwait(false);
            var report = await run.ExecuteAsync(rows, cancellationToken).ConfigureAwait(false);
            if (SeedEnvironments.ExplainNone(_registry.Seeds, environment) is { } reason)
            {
                MigrationLog.NoSeeds(_settings.Logger, reason);
            }

            return report;
        }
    }

    /// <summary>
    /// The text with which the database's own tool does what <see cref="MigrateAsync(long, CancellationToken)"/> would do
    /// on a database in which all up to and with <paramref name="from"/> is applied. Connects to nothing. Running it is
    /// refused by the text itself where the history is not like that, or a runner is at work.
    /// </summary>
    /// <param name="from">The highest version that is applied; 0: none is.</param>
    /// <param name="to">The last version to apply; null: up to the registry's head.</param>
    /// <exception cref="MigrationRefusedException">A migration has a step of code, or is wrong in itself.</exception>
    /// <exception cref="MigrationException">The database has no scripts.</exception>
    public MigrationScript Script(long from = 0, long? to = null) =>
        Scripts.Make(from, to is { } last ? MigrationTarget.UpTo(last) : MigrationTarget.Latest);

    /// <summary>
    /// The same for any database, whatever of this registry is applied there: the text finds that out where it is run,
    /// applies only what is missing, each migration together with its row in the history, and may be run again. It stops
    /// before it changes anything where a runner would refuse. PostgreSQL (psql 10 or newer).
    /// </summary>
    /// <param name="from">The version up to which all must be applied already; 0: none must be.</param>
    /// <param name="to">The last version to apply; null: up to the registry's head.</param>
    /// <exception cref="MigrationRefusedException">A migration has a step of code, or is wrong in itself.</exception>
    /// <exception cref="MigrationException">The database has no scripts, or its own tool cannot leave anything out.</exception>
    public MigrationScript ScriptIdempotent(long from = 0, long? to = null) =>
        Scripts.MakeIdempotent(from, to is { } last ? MigrationTarget.UpTo(last) : MigrationTarget.Latest);

    /// <summary>The same for the way back.</summary>
    /// <param name="from">The highest version that is applied; null: the registry's head is.</param>
    /// <param name="to">The version that stays applied; 0: all are rolled back.</param>
    /// <exception cref="MigrationRefusedException">A migration has no way back, has a step of code, or is wrong in itself.</exception>
    /// <exception cref="MigrationException">The database has no scripts.</exception>
    public MigrationScript ScriptRollback(long? from = null, long to = 0) =>
        Scripts.Make(from ?? (_registry.Count == 0 ? 0 : _registry.Migrations[^1].Version), MigrationTarget.DownTo(to));

    /// <summary>The same for what <see cref="PlanAsync"/> shows: reads the history, takes no lock and creates nothing.</summary>
    /// <exception cref="MigrationRefusedException">There is no safe plan, or a migration has a step of code.</exception>
    /// <exception cref="MigrationException">The database has no scripts.</exception>
    public async Task<MigrationScript> ScriptPendingAsync(CancellationToken cancellationToken = default)
    {
        var rows = await ReadAsync(MigrationKind.Migration, cancellationToken).ConfigureAwait(false);
        return Scripts.Make(MigrationPlanner.Plan(_registry, rows, MigrationTarget.Latest, Policy));
    }

    /// <summary>
    /// Takes back what this registry has done: rolls back every migration and forgets the seeds, so that both run anew.
    /// Or removes everything that is in the database, whoever made it. Refuses where
    /// <see cref="MigrationRunnerOptions.Environment"/> is <c>Production</c>.
    /// </summary>
    /// <param name="everything">Whether every table or collection is removed, with the history.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public async Task<MigrationReport> ResetAsync(bool everything = false, CancellationToken cancellationToken = default)
    {
        if (string.Equals(_options.Environment, "Production", StringComparison.OrdinalIgnoreCase))
        {
            throw new MigrationRefusedException([Problems.ResetInProduction(_options.Environment)]);
        }

        if (IsAtDesignTime())
        {
            return MigrationReport.Nothing;
        }

        if (everything)
        {
            await DropEverythingAsync(cancellationToken).ConfigureAwait(false);
            return MigrationReport.Nothing;
        }

        var report = await RollbackToAsync(0, cancellationToken).ConfigureAwait(false);
        await CorrectAsync(MigrationKind.Seed, rows => HistoryCorrection.Forget(rows, _settings), cancellationToken).ConfigureAwait(false);
        return report;
    }

    // Nothing is pending. Nobody who has not asked for metrics pays for this.
    private MigrationReport Idle()
    {
        if (MigrationMetrics.HasOwn || _options.HasMeterFactory)
        {
            TellIdle();
        }

        return MigrationReport.AtHead;
    }

    // Apart, as who compiles a call that names a meter's type loads its assembly.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TellIdle() => MigrationMetrics.OfListener(_options.MeterFactory)?.Pending(Target, 0);

    private async Task DropEverythingAsync(CancellationToken cancellationToken)
    {
        var session = await _database.OpenAsync(_settings, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await session.AcquireLockAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await session.ReadHistoryAsync(MigrationKind.Migration, cancellationToken).ConfigureAwait(false);
                await session.DropEverythingAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await session.ReleaseLockAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<IReadOnlyList<HistoryRow>> ReadAsync(MigrationKind kind, CancellationToken cancellationToken)
    {
        var session = await _database.OpenAsync(_settings, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await session.ReadHistoryAsync(kind, cancellationToken).ConfigureAwait(false);
        }
    }

    // Whoever runs the program to inspect it must not change its database.
    private bool IsAtDesignTime()
    {
        if (DesignTimeTool.Current is not { } tool)
        {
            return false;
        }

        MigrationLog.DesignTime(_settings.Logger, tool);
        return true;
    }

    private Task<MigrationReport> RunAsync(MigrationTarget target, CancellationToken cancellationToken) =>
        IsAtDesignTime() ? Task.FromResult(MigrationReport.Nothing) : RunAsync(target, _database.OpenAsync(_settings, cancellationToken)!, cancellationToken);

    private async Task<MigrationReport> RunAsync(MigrationTarget target, Task<IMigrationSession?> opening, CancellationToken cancellationToken)
    {
        return await opening.ConfigureAwait(false) is { } session ? await RunAsync(target, session, cancellationToken).ConfigureAwait(false) : Idle();
    }

    private async Task<MigrationReport> RunAsync(MigrationTarget target, IMigrationSession session, CancellationToken cancellationToken)
    {
        await using (session.ConfigureAwait(false))
        {
            var rows = await session.ReadHistoryAsync(MigrationKind.Migration, cancellationToken).ConfigureAwait(false);
            if (target == MigrationTarget.Latest && MigrationPlanner.IsAtHead(_registry.MigrationCatalog, rows))
            {
                return Idle();
            }

            await RefuseLegacyHistoryAsync(session, rows, cancellationToken).ConfigureAwait(false);

            // "The last three" are the last three of now; what another runner does meanwhile must not move them.
            var fixedTarget = target.Kind == TargetKind.Back ? new HistoryView(_registry.Migrations, rows).Fix(target) : target;
            using var run = new MigrationRun(MigrationKind.Migration, _registry, now => MigrationPlanner.Plan(_registry, now, fixedTarget, Policy), _database, _options, _settings, session);
            return await run.ExecuteAsync(rows, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<MigrationReport> CorrectAsync(MigrationKind kind, Func<IReadOnlyList<HistoryRow>, IReadOnlyList<HistoryChange>> correct, CancellationToken cancellationToken) =>
        CorrectAsync(kind, (_, rows) => Task.FromResult(correct(rows)), cancellationToken);

    private async Task<MigrationReport> CorrectAsync(MigrationKind kind, Func<IMigrationSession, IReadOnlyList<HistoryRow>, Task<IReadOnlyList<HistoryChange>>> correct, CancellationToken cancellationToken)
    {
        var session = await _database.OpenAsync(_settings, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            // Refused corrections are refused, and needless ones done, before anything is locked or made.
            var first = await session.ReadHistoryAsync(kind, cancellationToken).ConfigureAwait(false);
            if ((await correct(session, first).ConfigureAwait(false)).Count == 0 || IsAtDesignTime())
            {
                return MigrationReport.Nothing;
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _options.Stop);
            await session.AcquireLockAsync(either.Token).ConfigureAwait(false);
            try
            {
                while (true)
                {
                    var rows = await session.ReadHistoryAsync(kind, cancellationToken).ConfigureAwait(false);
                    var changes = await correct(session, rows).ConfigureAwait(false);
                    if (changes.Count == 0 || await session.RecordAsync(changes, cancellationToken).ConfigureAwait(false))
                    {
                        foreach (var change in changes)
                        {
                            MigrationLog.Recorded(_settings.Logger, change.Row.Version, change.Row.Name, change.Remove ? "forgotten" : change.Row.State.ToStored());
                        }

                        return new MigrationReport([.. changes.Select(change => new MigrationResult(change.Row.Version, change.Row.Name, change.Row.Direction, TimeSpan.Zero))]);
                    }
                }
            }
            finally
            {
                await session.ReleaseLockAsync().ConfigureAwait(false);
            }
        }
    }
}
