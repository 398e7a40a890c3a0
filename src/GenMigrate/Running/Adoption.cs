namespace GenMigrate;

/// <summary>
/// What <c>baseline --adopt</c> makes of an older tool's table. Pure. What our own history says is newer, and wins:
/// <list type="table">
/// <item><term>no row, or failed in a transaction</term><description>the row is adopted</description></item>
/// <item><term>applied, baseline, rolled back</term><description>stays as it is</description></item>
/// <item><term>stopped half-way</term><description>nothing is adopted: <c>repair</c> has to say first what is there</description></item>
/// </list>
/// Attempts that failed do not count beside one that did not; any other two rows of one version are ambiguous.
/// </summary>
internal static class Adoption
{
    /// <exception cref="MigrationException">There is no such table, it is GenMigrate's own, or it gives no versions.</exception>
    public static MigrationAdoption Read(string table, IReadOnlyList<OlderRow>? older, MigrationRegistry registry, IReadOnlyList<HistoryRow> history)
    {
        if (older is null)
        {
            throw new MigrationException($"There is no '{table}' in the database. Check the name, letter by letter, and whether it lies in another schema (schema.table) or database.");
        }

        var source = new OlderTable(table, older);
        var view = new HistoryView(registry.Migrations, history);
        var rows = source.Read().Select(entry => Known(entry, view)).ToList();
        var entries = rows.Select(entry => IsAmbiguous(entry, rows) ? entry with { Outcome = AdoptionOutcome.Ambiguous } : entry)
            .OrderBy(entry => entry.Version ?? long.MaxValue)
            .ToList();
        return new MigrationAdoption(table, source.Column, entries, [.. Findings(table, entries, view)]);
    }

    /// <exception cref="MigrationRefusedException">Something is ambiguous.</exception>
    public static IReadOnlyList<HistoryChange> Changes(MigrationAdoption adoption, MigrationRegistry registry, MigrationSettings settings)
    {
        if (adoption.Problems.Count > 0)
        {
            throw new MigrationRefusedException(adoption.Problems);
        }

        var adopted = adoption.Adopted.DistinctBy(entry => entry.Version).ToDictionary(entry => entry.Version!.Value);
        return [.. registry.Migrations.Where(migration => adopted.ContainsKey(migration.Version)).Select(migration => HistoryCorrection.Adopted(migration, adopted[migration.Version].AppliedAt, settings))];
    }

    private static AdoptionEntry Known(AdoptionEntry entry, HistoryView view)
    {
        var migration = view.Migrations.FirstOrDefault(known => known.Version == entry.Version);
        if (entry.Version is null || entry.Outcome == AdoptionOutcome.NotUnderstood)
        {
            return entry with { Name = migration?.Name };
        }

        if (migration is null)
        {
            return entry with { Outcome = AdoptionOutcome.Unknown };
        }

        entry = entry with { Name = migration.Name };
        return entry.Outcome != AdoptionOutcome.Adopted ? entry : view.Row(migration) switch
        {
            { IsUnfinished: true } => entry with { Outcome = AdoptionOutcome.Ambiguous, Note = "the history has it half-way" },
            { State: HistoryState.RolledBack } => entry with { Outcome = AdoptionOutcome.AlreadyThere, Note = "rolled back since" },
            { IsApplied: true } => entry with { Outcome = AdoptionOutcome.AlreadyThere },
            _ => entry,
        };
    }

    private static bool IsAmbiguous(AdoptionEntry entry, List<AdoptionEntry> entries) =>
        entry.Outcome == AdoptionOutcome.Adopted && entries.Any(other => !ReferenceEquals(other, entry) && other.Version == entry.Version && other.Note != OlderTable.Failed);

    private static IEnumerable<MigrationProblem> Findings(string table, List<AdoptionEntry> entries, HistoryView view)
    {
        foreach (var ambiguous in entries.Where(entry => entry.Outcome == AdoptionOutcome.Ambiguous).GroupBy(entry => entry.Version!.Value))
        {
            var migration = view.Migrations.First(known => known.Version == ambiguous.Key);
            yield return view.Row(migration) is { IsUnfinished: true } row
                ? Problems.UnfinishedBaseline(migration, row)
                : Problems.AmbiguousRows(table, migration, entries.Count(entry => entry.Version == ambiguous.Key));
        }
    }
}
