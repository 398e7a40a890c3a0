namespace GenMigrate;

/// <summary>Why another tool's table is not adopted. Nothing is written where there is any reason.</summary>
internal static class AdoptionProblems
{
    private const string WayOut = "Say which migration it is: [Migration(…, FormerName = \"…\")], or `--map FILE`; `--dry-run` shows every row.";

    public static IEnumerable<MigrationProblem> Find(string table, IReadOnlyList<LegacyHistoryMatch> matches, IReadOnlyList<AdoptionEntry> entries, HistoryView view, AdoptionOptions options)
    {
        foreach (var problem in OfMap(table, matches, view, options.Map))
        {
            yield return problem;
        }

        foreach (var (match, entry) in matches.Zip(entries))
        {
            if (match.IsAmbiguous)
            {
                yield return Ambiguous(entry.Version, $"It is not clear which migration the row '{entry.Row}' of '{table}' is about: {match.Reason}. {WayOut}");
            }
            else if (entry.Outcome == AdoptionOutcome.NotUnderstood)
            {
                yield return Unclear(table, entry);
            }
        }

        foreach (var doubled in matches.Zip(entries).Where(pair => pair.Second.Outcome == AdoptionOutcome.Ambiguous && pair.First.Migration is not null).GroupBy(pair => pair.First.Migration!))
        {
            yield return view.Row(doubled.Key) is { IsUnfinished: true } row
                ? Problems.UnfinishedBaseline(doubled.Key, row)
                : Problems.AmbiguousRows(table, doubled.Key, [.. matches.Where(match => match.Migration == doubled.Key).Select(match => match.Entry.Row)]);
        }

        if (IsForeign(matches))
        {
            yield return Foreign(table, matches, options.Kind);
        }
    }

    private static IEnumerable<MigrationProblem> OfMap(string table, IReadOnlyList<LegacyHistoryMatch> matches, HistoryView view, IReadOnlyDictionary<string, long?> map)
    {
        var labels = matches.SelectMany(match => match.Entry.Labels).ToHashSet();
        foreach (var (row, version) in map)
        {
            if (!labels.Contains(row))
            {
                yield return Ambiguous(version, $"The map names a row '{row}', which '{table}' does not have. Write it letter by letter as `--dry-run` shows it.");
            }
            else if (version is { } known && !view.Knows(known))
            {
                yield return new MigrationProblem(MigrationProblemKind.UnknownVersion, known, $"The map says that the row '{row}' is version {known}, which this program does not have. `status` lists its versions.");
            }
            else if (version is not null && matches.Where(match => match.Entry.Labels.Contains(row)).All(match => match.Entry.State == LegacyHistoryState.Skipped))
            {
                var reason = matches.First(match => match.Entry.Labels.Contains(row)).Entry.Note;
                yield return Ambiguous(version, $"The map names the row '{row}', which is left out: {reason}. Remove the line, or declare the version with `repair {version} --applied`.");
            }
        }
    }

    private static MigrationProblem Unclear(string table, AdoptionEntry entry)
    {
        var version = entry.Name is null ? "VERSION" : $"{entry.Version}";
        return Ambiguous(entry.Version, $"The row '{entry.Row}' of '{table}' does not say whether it is applied: {entry.Note}. Look at the database and correct the row with the older tool, or say `repair {version} --applied` and leave the row out with `--map FILE`.");
    }

    private static bool IsForeign(IReadOnlyList<LegacyHistoryMatch> matches) =>
        matches.Any(match => match.Entry.State != LegacyHistoryState.Skipped)
        && matches.All(match => match.Migration is null && !match.IsAmbiguous && match.By is null && match.Entry.State != LegacyHistoryState.Unclear);

    private static MigrationProblem Foreign(string table, IReadOnlyList<LegacyHistoryMatch> matches, MigrationKind kind)
    {
        var (what, other) = kind == MigrationKind.Seed ? ("seed", "Leave `--seed` out if they are migrations.") : ("migration", "Add `--seed` if they are seeds.");
        var rows = matches.Where(match => match.Entry.State != LegacyHistoryState.Skipped).Select(match => $"'{match.Entry.Row}'").ToList();
        var shown = string.Join(", ", rows.Take(5)) + (rows.Count > 5 ? $" and {rows.Count - 5} more" : "");
        return Ambiguous(null, $"No row of '{table}' is about a {what} of this program, by name or by version: {shown}. Check that it is the right table. {other} Otherwise say which is which: [Migration(…, FormerName = \"…\")], or `--map FILE`.");
    }

    private static MigrationProblem Ambiguous(long? version, string message) => new(MigrationProblemKind.Ambiguous, version, message);
}
