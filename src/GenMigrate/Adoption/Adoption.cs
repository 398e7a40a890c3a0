namespace GenMigrate;

/// <summary>
/// What <c>baseline --adopt</c> makes of another tool's table. Pure. What our own history says is newer, and wins:
/// <list type="table">
/// <item><term>no row, or failed in a transaction</term><description>the row is adopted</description></item>
/// <item><term>applied, baseline, rolled back</term><description>stays as it is</description></item>
/// <item><term>stopped half-way</term><description>nothing is adopted: <c>repair</c> has to say first what is there</description></item>
/// </list>
/// Attempts that failed do not count beside one that did not; any other two rows of one migration are ambiguous.
/// </summary>
internal sealed class Adoption
{
    private readonly LegacyHistoryTable _table;
    private readonly LegacyHistoryLayout _layout;
    private readonly HistoryView _view;
    private readonly IReadOnlyList<LegacyHistoryMatch> _matches;

    private Adoption(LegacyHistoryTable table, HistoryView view, IReadOnlyDictionary<string, long?> map)
    {
        _table = table;
        _view = view;
        _layout = LegacyHistoryLayouts.Find(table) ?? new HomeMadeLayout(table);
        _matches = [.. Expand(LegacyHistoryMatcher.Match(view.Migrations, [.. _layout.Read(table)], map))];
    }

    /// <exception cref="MigrationException">There is no such table, or it gives neither names nor versions.</exception>
    public static MigrationAdoption Read(string table, IReadOnlyList<LegacyHistoryRow>? rows, MigrationRegistry registry, IReadOnlyList<HistoryRow> history, AdoptionOptions options)
    {
        if (rows is null)
        {
            throw new MigrationException($"There is no '{table}' in the database. Check the name, letter by letter, and whether it lies in another schema (schema.table) or database.");
        }

        LegacyHistoryTable.RefuseColumnsCalledAlike(table, rows);
        var view = new HistoryView(registry.Of(options.Kind), history);
        var adoption = new Adoption(new LegacyHistoryTable(table, rows), view, options.Map);
        var entries = adoption.Entries();
        var problems = AdoptionProblems.Find(table, adoption._matches, entries, view, options);
        var columns = rows.Count == 0 ? null : string.Join(", ", adoption._layout.Columns.Select(adoption._table.Spelled));
        return new MigrationAdoption(table, columns, [.. entries.OrderBy(entry => entry.Version ?? long.MaxValue)], [.. problems])
        {
            Tool = adoption._layout.Tool.Length > 0 ? adoption._layout.Tool : null,
        };
    }

    /// <exception cref="MigrationRefusedException">Something is ambiguous.</exception>
    public static IReadOnlyList<HistoryChange> Changes(MigrationAdoption adoption, IReadOnlyList<MigrationDescriptor> migrations, MigrationSettings settings)
    {
        if (adoption.Problems.Count > 0)
        {
            throw new MigrationRefusedException(adoption.Problems);
        }

        var adopted = adoption.Adopted.DistinctBy(entry => entry.Version).ToDictionary(entry => entry.Version!.Value);
        return [.. migrations.Where(migration => adopted.ContainsKey(migration.Version)).Select(migration => HistoryCorrection.Adopted(migration, adopted[migration.Version], settings))];
    }

    // A row that stands for all up to its version becomes one per version.
    private IEnumerable<LegacyHistoryMatch> Expand(IReadOnlyList<LegacyHistoryMatch> matches)
    {
        var isRenumbered = matches.Any(match => match is { By: AdoptionMatch.Name, Entry.Version: { } version } && version != match.Migration!.Version);
        foreach (var match in matches)
        {
            if (match.Entry is not { MeansAllBefore: true, State: LegacyHistoryState.Applied } || match.IsAmbiguous)
            {
                yield return match;
            }
            else if (match.Migration is not { } last)
            {
                yield return WithoutVersion(match);
            }
            else if (isRenumbered && match.By == AdoptionMatch.Version)
            {
                yield return LegacyHistoryMatch.Ambiguous(match.Entry, $"it stands for all up to version {last.Version}, but the versions have changed since");
            }
            else
            {
                foreach (var migration in _view.Migrations.TakeWhile(migration => migration.Version < last.Version))
                {
                    yield return match with { Migration = migration, By = AdoptionMatch.UpToVersion, Reason = $"all up to version {last.Version}" };
                }

                yield return match;
            }
        }
    }

    private LegacyHistoryMatch WithoutVersion(LegacyHistoryMatch match)
    {
        var first = _view.Migrations.Count == 0 ? long.MaxValue : _view.Migrations[0].Version;
        return match.Entry.Version < first
            ? match with { Entry = match.Entry.As(LegacyHistoryState.Skipped, "it stands for what was there before the first migration") }
            : LegacyHistoryMatch.Ambiguous(match.Entry, "it stands for all up to its version, and no migration has that");
    }

    private List<AdoptionEntry> Entries()
    {
        var entries = _matches.Select(Judge).ToList();
        return [.. entries.Select((entry, index) => IsDoubled(index, entries) ? entry with { Outcome = AdoptionOutcome.Ambiguous, Note = "another row is about the same migration" } : entry)];
    }

    private AdoptionEntry Judge(LegacyHistoryMatch match)
    {
        var (outcome, note) = Outcome(match);
        var entry = match.Entry;
        return new AdoptionEntry(entry.Row, outcome, match.Migration?.Version ?? entry.Version, match.Migration?.Name, entry.AppliedAt, note)
        {
            Match = match.By,
            Reason = match.Reason,
            Duration = entry.Duration,
            AppliedBy = entry.AppliedBy,
            Checksum = entry.Checksum,
        };
    }

    private (AdoptionOutcome Outcome, string? Note) Outcome(LegacyHistoryMatch match) => match.Entry.State switch
    {
        LegacyHistoryState.Skipped => (AdoptionOutcome.Skipped, match.Entry.Note),
        _ when match.IsAmbiguous => (AdoptionOutcome.Ambiguous, match.Reason),
        LegacyHistoryState.Unclear => (AdoptionOutcome.NotUnderstood, match.Entry.Note),
        _ when match.Migration is null => (AdoptionOutcome.Unknown, match.Reason),
        LegacyHistoryState.Failed or LegacyHistoryState.RolledBack => (AdoptionOutcome.NotApplied, match.Entry.Note),
        _ => _view.Row(match.Migration) switch
        {
            { IsUnfinished: true } => (AdoptionOutcome.Ambiguous, "the history has it half-way"),
            { State: HistoryState.RolledBack } => (AdoptionOutcome.AlreadyThere, "rolled back since"),
            { IsApplied: true } => (AdoptionOutcome.AlreadyThere, null),
            _ => (AdoptionOutcome.Adopted, null),
        },
    };

    private bool IsDoubled(int index, List<AdoptionEntry> entries) =>
        entries[index].Outcome == AdoptionOutcome.Adopted && _matches.Where((other, at) =>
            at != index && other.Migration == _matches[index].Migration && other.Entry.State is not (LegacyHistoryState.Failed or LegacyHistoryState.Skipped)).Any();
}
