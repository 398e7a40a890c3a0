namespace GenMigrate;

/// <summary>Registry and history side by side: what each version is, by the state table.</summary>
internal sealed class HistoryView
{
    private readonly Dictionary<long, HistoryRow> _rows;
    private readonly HashSet<long> _known;

    public HistoryView(IReadOnlyList<MigrationDescriptor> migrations, IReadOnlyList<HistoryRow> history)
    {
        Migrations = migrations;
        _rows = history.ToDictionary(row => row.Version);
        _known = [.. migrations.Select(migration => migration.Version)];
        Head = migrations.Count == 0 ? 0 : migrations[^1].Version;
        HighestApplied = migrations.LastOrDefault(migration => Row(migration)?.IsInEffect == true)?.Version ?? 0;
        Unknown = [.. history.Where(row => !_known.Contains(row.Version) && row.IsInEffect).OrderBy(row => row.Version)];
        Gone = [.. history.Where(row => !_known.Contains(row.Version) && !row.IsInEffect).OrderBy(row => row.Version)];
    }

    public IReadOnlyList<MigrationDescriptor> Migrations { get; }

    /// <summary>The highest version of the registry; 0 when it is empty.</summary>
    public long Head { get; }

    /// <summary>The highest version that is in effect and known to the registry; 0 when none is.</summary>
    public long HighestApplied { get; }

    /// <summary>Rows in effect that the registry does not know.</summary>
    public IReadOnlyList<HistoryRow> Unknown { get; }

    /// <summary>Rows without effect that the registry does not know: rolled back, or failed with a transaction.</summary>
    public IReadOnlyList<HistoryRow> Gone { get; }

    /// <summary>The versions of the registry that are not, or not completely, applied.</summary>
    public IEnumerable<MigrationDescriptor> Pending => Migrations.Where(migration =>
        StateOf(migration) is not (MigrationState.Applied or MigrationState.Baseline or MigrationState.Changed));

    /// <summary>How many these are.</summary>
    public int PendingCount => Pending.Count();

    /// <summary>The target, with "the last three" as the last three of now; those that the registry does not know count.</summary>
    public MigrationTarget Fix(MigrationTarget target)
    {
        if (target.Kind != TargetKind.Back)
        {
            return target;
        }

        var reached = _rows.Values.Where(row => row.IsInEffect).Select(row => row.Version).OrderDescending().Take((int)target.Value).ToList();
        return MigrationTarget.Above(reached.Count == 0 ? long.MaxValue : reached[^1] - 1);
    }

    public bool Knows(long version) => _known.Contains(version);

    public HistoryRow? Row(MigrationDescriptor migration) => _rows.GetValueOrDefault(migration.Version);

    /// <summary>The state of a known version.</summary>
    public MigrationState StateOf(MigrationDescriptor migration)
    {
        var row = Row(migration);
        return row switch
        {
            { IsUnfinished: true, State: HistoryState.Failed } => MigrationState.Failed,
            { IsReverting: true } => MigrationState.Reverting,
            { IsUnfinished: true } => MigrationState.Running,
            { IsApplied: true } when IsChanged(migration, row) => MigrationState.Changed,
            { State: HistoryState.Baseline } => MigrationState.Baseline,
            { State: HistoryState.Applied } => MigrationState.Applied,
            _ when migration.Kind == MigrationKind.Migration && migration.Version < HighestApplied => MigrationState.OutOfOrder,
            { State: HistoryState.Failed } => MigrationState.Failed,
            { State: HistoryState.RolledBack } => MigrationState.RolledBack,
            _ => MigrationState.Pending,
        };
    }

    /// <summary>The state of a row that the registry does not know.</summary>
    public MigrationState StateOf(HistoryRow unknown) => unknown switch
    {
        { IsInEffect: true } => unknown.Version > Head ? MigrationState.Newer : MigrationState.Missing,
        { State: HistoryState.Failed } => MigrationState.Failed,
        _ => MigrationState.RolledBack,
    };

    public static bool IsChanged(MigrationDescriptor migration, HistoryRow row) =>
        row.Checksum is not null && !migration.Catalog.HasChecksum(migration.Index, row.Checksum);
}
