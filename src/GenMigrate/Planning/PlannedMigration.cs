namespace GenMigrate;

/// <summary>One migration of a plan: what, which way, from where on.</summary>
public sealed class PlannedMigration
{
    internal PlannedMigration(MigrationDescriptor migration, MigrationDirection direction, HistoryRow? row)
    {
        Migration = migration;
        Direction = direction;
        Row = row;
        ResumeAfter = row?.IsUnfinished == true ? row.StepsDone : 0;
    }

    /// <summary>The migration.</summary>
    public MigrationDescriptor Migration { get; }

    /// <summary>Whether it is applied or rolled back.</summary>
    public MigrationDirection Direction { get; }

    /// <summary>How many of its steps an earlier attempt has done; they are not repeated.</summary>
    public int ResumeAfter { get; }

    /// <summary>What will be executed, in order; empty until the plan has been described.</summary>
    public IReadOnlyList<MigrationStep> Steps { get; internal set; } = [];

    /// <summary>The history's row as it was when the plan was made; null where there was none.</summary>
    public HistoryRow? Row { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{(Direction == MigrationDirection.Up ? "up" : "down")} {Migration}";
}
