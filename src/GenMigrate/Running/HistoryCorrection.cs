namespace GenMigrate;

/// <summary>What <c>repair</c> and <c>baseline</c> write. Pure.</summary>
internal static class HistoryCorrection
{
    /// <summary>Corrects a version of a kind, of which <paramref name="known"/> is what the program has and <paramref name="rows"/> what the history says.</summary>
    public static IReadOnlyList<HistoryChange> Repair(MigrationKind kind, IReadOnlyList<MigrationDescriptor> known, IReadOnlyList<HistoryRow> rows, MigrationSettings settings, long version, RepairAction action)
    {
        var migration = known.FirstOrDefault(candidate => candidate.Version == version);
        var row = rows.FirstOrDefault(found => found.Version == version);
        return action switch
        {
            RepairAction.AcceptChange => AcceptChange(kind, version, migration, row, settings),
            RepairAction.MarkApplied => MarkApplied(kind, version, migration, row, settings),
            RepairAction.MarkRolledBack => MarkRolledBack(kind, version, row, settings),
            RepairAction.Forget => Forget(kind, version, row, settings),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action of RepairAction."),
        };
    }

    public static IReadOnlyList<HistoryChange> Baseline(MigrationRegistry registry, IReadOnlyList<HistoryRow> rows, MigrationSettings settings, long version)
    {
        var view = new HistoryView(registry.Migrations, rows);
        if (!view.Knows(version))
        {
            throw new MigrationRefusedException([Problems.UnknownVersion(version, view)]);
        }

        var declared = view.Migrations.Where(migration => migration.Version <= version && view.Row(migration)?.IsApplied != true).ToList();
        var unfinished = declared.Where(migration => view.Row(migration)?.IsUnfinished == true).ToList();
        if (unfinished.Count > 0)
        {
            throw new MigrationRefusedException([.. unfinished.Select(migration => Problems.UnfinishedBaseline(migration, view.Row(migration)!))]);
        }

        return [.. declared.Select(migration => Change(Declared(migration, settings, HistoryState.Baseline), JournalAction.Baseline, settings))];
    }

    /// <summary>Declares a version as applied as another tool's table says: when, how long, by whom. Where it does not say when, now.</summary>
    public static HistoryChange Adopted(MigrationDescriptor migration, AdoptionEntry entry, MigrationSettings settings)
    {
        var row = Declared(migration, settings, HistoryState.Baseline);
        var adopted = row with
        {
            AppliedAt = entry.AppliedAt?.ToMilliseconds() ?? row.AppliedAt,
            ExecutionTimeMs = (long?)entry.Duration?.TotalMilliseconds,
            AppliedBy = entry.AppliedBy ?? row.AppliedBy,
            Checksum = MigrationCatalog.IsChecksum(entry.Checksum) ? entry.Checksum : row.Checksum,
        };
        return Change(adopted, JournalAction.Baseline, settings);
    }

    /// <summary>Forgets all rows: what they speak of is gone.</summary>
    public static IReadOnlyList<HistoryChange> Forget(IReadOnlyList<HistoryRow> rows, MigrationSettings settings) =>
        [.. rows.Select(row => Change(row, JournalAction.Repair, settings) with { Remove = true })];

    private static IReadOnlyList<HistoryChange> AcceptChange(MigrationKind kind, long version, MigrationDescriptor? migration, HistoryRow? row, MigrationSettings settings)
    {
        if (migration is null || row is null || !row.IsApplied)
        {
            throw Refuse(kind, version, migration is null ? "this program does not have it" : "it is not applied", "accept a change of");
        }

        return row.Checksum == migration.Checksum
            ? []
            : [Change(row with { Checksum = migration.Checksum, Name = migration.Name, Description = migration.Description }, JournalAction.Repair, settings)];
    }

    private static IReadOnlyList<HistoryChange> MarkApplied(MigrationKind kind, long version, MigrationDescriptor? migration, HistoryRow? row, MigrationSettings settings)
    {
        if (row?.IsApplied == true)
        {
            return [];
        }

        if (migration is null && row is null)
        {
            throw Refuse(kind, version, "neither this program nor the database knows it", "mark as applied");
        }

        var applied = migration is not null
            ? Declared(migration, settings, HistoryState.Applied)
            : row! with { State = HistoryState.Applied, Direction = MigrationDirection.Up, StepsDone = 0, StepHashes = null, ErrorMessage = null, AppliedAt = settings.Clock.Now(), AppliedBy = settings.Owner.ToString() };
        return [Change(applied, JournalAction.Repair, settings)];
    }

    private static IReadOnlyList<HistoryChange> MarkRolledBack(MigrationKind kind, long version, HistoryRow? row, MigrationSettings settings)
    {
        if (row is null)
        {
            throw Refuse(kind, version, "the database does not know it", "mark as rolled back");
        }

        return row.State == HistoryState.RolledBack
            ? []
            : [Change(row with { State = HistoryState.RolledBack, Direction = MigrationDirection.Down, StepsDone = 0, StepHashes = null, ErrorMessage = null, RolledBackAt = settings.Clock.Now() }, JournalAction.Repair, settings)];
    }

    private static IReadOnlyList<HistoryChange> Forget(MigrationKind kind, long version, HistoryRow? row, MigrationSettings settings)
    {
        if (row is null)
        {
            throw Refuse(kind, version, "the database does not know it", "forget");
        }

        return [Change(row, JournalAction.Repair, settings) with { Remove = true }];
    }

    private static HistoryRow Declared(MigrationDescriptor migration, MigrationSettings settings, HistoryState state) => new()
    {
        Registry = settings.Registry,
        Kind = migration.Kind,
        Version = migration.Version,
        Name = migration.Name,
        Description = migration.Description,
        Checksum = migration.Checksum,
        State = state,
        AppliedAt = settings.Clock.Now(),
        AppliedBy = settings.Owner.ToString(),
    };

    private static HistoryChange Change(HistoryRow row, JournalAction action, MigrationSettings settings) => new(
        row,
        Remove: false,
        new JournalEntry(settings.Clock.Now(), settings.Registry, row.Kind, row.Version, action, IsDone: true, TimeSpan.Zero, null, settings.Owner.ToString()));

    private static MigrationRefusedException Refuse(MigrationKind kind, long version, string why, string what)
    {
        var (which, where) = kind == MigrationKind.Seed ? ("seed", "history") : ("version", "status");
        return new([new MigrationProblem(MigrationProblemKind.UnknownVersion, version, $"Cannot {what} {which} {version}: {why}. `{where}` shows what there is.")]);
    }
}
