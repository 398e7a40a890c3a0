namespace GenMigrate;

/// <summary>The words of the planner's problems: what, where, and what to do next.</summary>
internal static class Problems
{
    public static MigrationProblem DuplicateVersion(MigrationDescriptor first, MigrationDescriptor second) => new(
        MigrationProblemKind.DuplicateVersion,
        first.Version,
        $"Version {first.Version} is given twice: '{first.Name}' and '{second.Name}'. Give one of them another version.");

    public static MigrationProblem UnknownVersion(long version, HistoryView view) => new(
        MigrationProblemKind.UnknownVersion,
        version,
        view.Migrations.Count == 0
            ? $"There is no migration with version {version}: the registry is empty."
            : $"There is no migration with version {version}. The registry has {view.Migrations.Count}, from {view.Migrations[0].Version} to {view.Head}; `status` lists them.");

    public static MigrationProblem Changed(MigrationDescriptor migration, HistoryRow row) => new(
        MigrationProblemKind.Changed,
        migration.Version,
        $"Version {migration.Version} '{migration.Name}' was changed after it was applied: applied with checksum {row.Checksum}, the code has {migration.ChecksumComparableTo(row.Checksum!)}. Undo the change and put it into a new migration, or accept it knowingly with `repair {migration.Version} --accept-change`.");

    public static MigrationProblem ChangedSeed(MigrationDescriptor seed) => new(
        MigrationProblemKind.Changed,
        seed.Version,
        $"Seed {seed.Version} '{seed.Name}' was changed after it ran, and is not run again. If it is meant to be, say [Seed({seed.Version}, RunOnChange = true)]; if not, accept its change with `repair {seed.Version} --seed --accept-change`.");

    public static MigrationProblem PendingBeforeSeeds(MigrationDescriptor first, int count) => new(
        MigrationProblemKind.Pending,
        first.Version,
        $"No seed was run: {(count == 1 ? "1 migration is" : $"{count} migrations are")} pending, "
        + $"beginning with version {first.Version} '{first.Name}'. "
        + "Run `setup`, which applies what is pending and then seeds, or `up` first.");

    public static MigrationProblem ResetInProduction(string environment) => new(
        MigrationProblemKind.Production,
        null,
        $"The environment is '{environment}', where a database is never reset. If it is another one, say so: --environment, $GENMIGRATE_ENVIRONMENT, or MigrationRunnerOptions.Environment.");

    public static MigrationProblem OutOfOrder(MigrationDescriptor migration, long highestApplied) => new(
        MigrationProblemKind.OutOfOrder,
        migration.Version,
        $"Version {migration.Version} '{migration.Name}' is not applied, but the higher version {highestApplied} is. Give it a version above {highestApplied}, or allow it with [Migration({migration.Version}, OutOfOrder = true)] or MigrationRunnerOptions.AllowOutOfOrder.");

    public static MigrationProblem Missing(HistoryRow row) => new(
        MigrationProblemKind.Missing,
        row.Version,
        $"Version {row.Version} '{row.Name}' is applied in the database, but this program does not have it, although it has higher ones. Bring the migration back, or, if it was removed on purpose, forget it with `repair {row.Version} --forget`.");

    public static MigrationProblem Newer(HistoryRow row, long head) => new(
        MigrationProblemKind.Newer,
        row.Version,
        $"The database is newer than this program: it has version {row.Version} '{row.Name}', the program ends at {head}.");

    public static MigrationProblem UnknownInTheWay(HistoryRow row, HistoryView view) => new(
        row.Version > view.Head ? MigrationProblemKind.Newer : MigrationProblemKind.Missing,
        row.Version,
        $"The rollback would have to take back version {row.Version} '{row.Name}', which this program does not have. Run the rollback with the program that has it.");

    public static MigrationProblem UnfinishedInTheWay(MigrationDescriptor migration, HistoryRow row) => new(
        MigrationProblemKind.Unfinished,
        migration.Version,
        $"Version {migration.Version} '{migration.Name}' stopped after step {row.StepsDone} and cannot be rolled back half-way. Finish it with `up`, or undo its steps by hand and say so with `repair {migration.Version} --rolled-back`.");

    public static MigrationProblem UnfinishedBaseline(MigrationDescriptor migration, HistoryRow row) => new(
        MigrationProblemKind.Unfinished,
        migration.Version,
        $"Version {migration.Version} '{migration.Name}' stopped after step {row.StepsDone}, so a baseline cannot declare it. Look at the database, then say `repair {migration.Version} --applied` or `repair {migration.Version} --rolled-back`.");

    public static MigrationProblem AmbiguousRows(string table, MigrationDescriptor migration, IReadOnlyList<string> rows) => new(
        MigrationProblemKind.Ambiguous,
        migration.Version,
        $"'{table}' has {rows.Count} rows for {Subject(migration, isFirstWord: false)}: {string.Join(", ", rows.Select(row => $"'{row}'"))}. "
        + "So it is not clear whether it is applied. Leave all but one out with `--map FILE`, or remove the wrong ones, then adopt again.");

    public static MigrationProblem LegacyHistory(string table, string tool) => new(
        MigrationProblemKind.LegacyHistory,
        null,
        $"The database has no history of GenMigrate, but '{table}', the history of {tool}; nothing was changed. "
        + $"If it says what of this program's migrations is applied, adopt it: `baseline --adopt {table}`. "
        + "If it belongs to something else, say so once with `baseline 0`, or on every run with `--ignore-legacy-history` "
        + "(MigrationRunnerOptions.IgnoreLegacyHistory).");

    public static MigrationProblem NoDown(MigrationDescriptor migration) => migration.IsIrreversible
        ? new(
            MigrationProblemKind.Irreversible,
            migration.Version,
            $"Version {migration.Version} '{migration.Name}' is irreversible: {migration.IrreversibleReason?.TrimEnd('.')}. Restore a backup, or write a new migration that leads where you want to go.")
        : new(
            MigrationProblemKind.NoDown,
            migration.Version,
            $"Version {migration.Version} '{migration.Name}' has no Down. Write one, or mark the migration [Irreversible(\"why\")].");

    public static MigrationProblem CannotResume(PlannedMigration planned, string why)
    {
        var version = planned.Migration.Version;
        var isSeed = planned.Migration.Kind == MigrationKind.Seed;
        var repair = isSeed ? $"repair {version} --seed" : $"repair {version}";
        var (forward, finished, undone) = planned.Direction == MigrationDirection.Up ? ("up", "--applied", "--rolled-back") : ("down", "--rolled-back", "--applied");
        var where = planned.ResumeAfter == 0 ? "in its first step" : $"after step {planned.ResumeAfter}";
        var way = isSeed ? "" : $" on its way {forward}";
        var again = isSeed ? "; `seed` then runs it anew" : "";
        return new(
            MigrationProblemKind.Unfinished,
            version,
            $"{Subject(planned.Migration)} stopped {where}{way}, and cannot be resumed: {why}. "
            + $"Look at the database, then choose one of two ways out: finish the rest by hand and say `{repair} {finished}`, or undo by hand what was done and say `{repair} {undone}`{again}.");
    }

    public static MigrationProblem CodeInScript(MigrationDescriptor migration, MigrationStep step) => InvalidStep(
        migration,
        $"step '{step.Name}' is code, which a script cannot hold. Script what comes before it and what comes after it (`script FROM TO`), and run `up {migration.Version}` between the two.");

    public static MigrationProblem InvalidStep(MigrationDescriptor migration, string what) => new(
        MigrationProblemKind.InvalidStep,
        migration.Version,
        $"{Subject(migration)}: {what}");

    private static string Subject(MigrationDescriptor migration, bool isFirstWord = true)
    {
        var kind = migration.Kind == MigrationKind.Seed ? "Seed" : "Version";
        return $"{(isFirstWord ? kind : kind.ToLowerInvariant())} {migration.Version} '{migration.Name}'";
    }
}
