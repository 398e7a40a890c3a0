namespace GenMigrate;

/// <summary>
/// Decides which seeds run. Pure. Seeds have an order and nothing else in common with migrations: a lower one may come
/// later, and what the program does not know any more is nobody's concern.
/// </summary>
internal static class SeedPlanner
{
    public static MigrationPlan Plan(IReadOnlyList<MigrationDescriptor> seeds, IReadOnlyList<HistoryRow> history, string environment)
    {
        var rows = history.ToDictionary(row => row.Version);
        var planned = new List<PlannedMigration>();
        var warnings = new List<MigrationProblem>();
        var adopted = new List<HistoryRow>();
        foreach (var seed in seeds.Where(seed => IsFor(seed, environment)))
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

        return new MigrationPlan(planned, Duplicates(seeds), warnings, adopted);
    }

    private static bool IsFor(MigrationDescriptor seed, string environment) =>
        seed.Environments is not { } environments || environments.Contains(environment, StringComparer.OrdinalIgnoreCase);

    private static List<MigrationProblem> Duplicates(IReadOnlyList<MigrationDescriptor> seeds) =>
    [
        .. seeds.Zip(seeds.Skip(1)).Where(pair => pair.First.Version == pair.Second.Version).Select(pair => Problems.DuplicateVersion(pair.First, pair.Second)),
    ];
}
