namespace GenMigrate;

/// <summary>
/// Decides which seeds run. Pure. They run when no migration is pending, because the tables (collections) that they fill
/// are the migrations' to make. A lower seed may come later, and what the program does not know any more is nobody's concern.
/// </summary>
internal static class SeedPlanner
{
    /// <param name="registry">What the program knows.</param>
    /// <param name="history">What the database says: the rows of seeds and of migrations.</param>
    /// <param name="environment">The environment whose seeds run.</param>
    public static MigrationPlan Plan(MigrationRegistry registry, IReadOnlyList<HistoryRow> history, string environment)
    {
        var seeds = registry.Seeds;
        var rows = history.Where(row => row.Kind == MigrationKind.Seed).ToDictionary(row => row.Version);
        var planned = new List<PlannedMigration>();
        var adopted = new List<HistoryRow>();
        var warnings = new List<MigrationProblem>();
        if (SeedEnvironments.ExplainUnknown(seeds, environment) is { } unknown)
        {
            warnings.Add(new MigrationProblem(MigrationProblemKind.UnknownEnvironment, null, unknown));
        }

        foreach (var seed in seeds.Where(seed => SeedEnvironments.Includes(seed, environment)))
        {
            var row = rows.GetValueOrDefault(seed.Version);
            if (row is not { IsApplied: true } || (seed.RunOnChange && HistoryView.IsChanged(seed, row)))
            {
                planned.Add(new PlannedMigration(seed, MigrationDirection.Up, row));
            }
            else if (row.Checksum is null)
            {
                adopted.Add(row with { Checksum = seed.Checksum, Description = row.Description ?? seed.Description });
            }
            else if (HistoryView.IsChanged(seed, row))
            {
                warnings.Add(Problems.ChangedSeed(seed));
            }
        }

        return new MigrationPlan(planned, [.. Duplicates(seeds), .. Pending(registry, history)], warnings, adopted);
    }

    private static IEnumerable<MigrationProblem> Pending(MigrationRegistry registry, IReadOnlyList<HistoryRow> history)
    {
        var view = new HistoryView(registry.Migrations, [.. history.Where(row => row.Kind == MigrationKind.Migration)]);
        return view.Pending.FirstOrDefault() is { } first ? [Problems.PendingBeforeSeeds(first, view.PendingCount)] : [];
    }

    private static List<MigrationProblem> Duplicates(IReadOnlyList<MigrationDescriptor> seeds) =>
    [
        .. seeds.Zip(seeds.Skip(1)).Where(pair => pair.First.Version == pair.Second.Version).Select(pair => Problems.DuplicateVersion(pair.First, pair.Second)),
    ];
}
