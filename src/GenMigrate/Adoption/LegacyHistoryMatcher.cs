namespace GenMigrate;

/// <summary>
/// Finds the migration that each row of another tool's table is about: what was said (map, former name), then the name,
/// then the version. Pure.
/// <list type="bullet">
/// <item>A name counts although the version is another one: numbers change when a project moves, names do not. But where
/// the row's version belongs to a migration that no row names, one of the two is wrong.</item>
/// <item>A version counts only where the row has no name, or one that is a description.</item>
/// </list>
/// </summary>
internal sealed class LegacyHistoryMatcher
{
    private readonly IReadOnlyList<MigrationDescriptor> _migrations;
    private readonly IReadOnlyList<MigrationDescriptor> _renamed;
    private readonly IReadOnlyDictionary<string, long?> _map;
    private readonly Dictionary<long, MigrationDescriptor> _byVersion;
    private readonly LegacyHistoryMatch?[] _matches;
    private readonly IReadOnlyList<LegacyHistoryEntry> _entries;

    private LegacyHistoryMatcher(IReadOnlyList<MigrationDescriptor> migrations, IReadOnlyList<LegacyHistoryEntry> entries, IReadOnlyDictionary<string, long?> map)
    {
        _migrations = migrations;
        _renamed = [.. migrations.Where(migration => migration.FormerName is not null)];
        _entries = entries;
        _map = map;
        _byVersion = migrations.ToDictionary(migration => migration.Version);
        _matches = new LegacyHistoryMatch?[entries.Count];
    }

    /// <summary>One match for each entry, in the same order.</summary>
    public static IReadOnlyList<LegacyHistoryMatch> Match(IReadOnlyList<MigrationDescriptor> migrations, IReadOnlyList<LegacyHistoryEntry> entries, IReadOnlyDictionary<string, long?> map)
    {
        var matcher = new LegacyHistoryMatcher(migrations, entries, map);
        matcher.MatchWhatWasSaid();
        matcher.MatchNames();
        var claimed = matcher.Claimed();
        return [.. matcher._matches.Select((match, index) => match is null ? matcher.ByVersion(entries[index], claimed) : matcher.Contradiction(match, claimed) ?? match)];
    }

    private void MatchWhatWasSaid()
    {
        // A former name that is a row's letter by letter is that row's only.
        var labels = _entries.SelectMany(entry => entry.Labels).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = new MigrationNames(_migrations.Where(migration => !labels.Contains(migration.FormerName ?? "")), migration => migration.FormerName);
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            _matches[i] = entry.State == LegacyHistoryState.Skipped ? LegacyHistoryMatch.None(entry, entry.Note!) : ByMap(entry) ?? ByFormerName(entry, names);
        }
    }

    private LegacyHistoryMatch? ByMap(LegacyHistoryEntry entry)
    {
        if (entry.Labels.FirstOrDefault(_map.ContainsKey) is not { } label)
        {
            return null;
        }

        return _map[label] is not { } version
            ? LegacyHistoryMatch.None(entry.As(LegacyHistoryState.Skipped, "the map leaves it out"), "the map leaves it out")
            : new LegacyHistoryMatch(entry, _byVersion.GetValueOrDefault(version), AdoptionMatch.Map, $"the map says {version}");
    }

    private LegacyHistoryMatch? ByFormerName(LegacyHistoryEntry entry, MigrationNames names)
    {
        var literal = _renamed.Where(migration => entry.Labels.Contains(migration.FormerName, StringComparer.OrdinalIgnoreCase)).ToList();
        var found = literal.Count > 0 ? literal : names.Find(entry.Names);
        return One(entry, found, AdoptionMatch.FormerName, migration => $"its former name is '{migration.FormerName}'");
    }

    private void MatchNames()
    {
        var said = _matches.Select(match => match?.Migration).ToHashSet();
        var names = new MigrationNames(_migrations.Where(migration => !said.Contains(migration)), migration => migration.Name);
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            _matches[i] ??= One(entry, names.Find(entry.Names), AdoptionMatch.Name, migration => SameName(entry, migration));
        }
    }

    private static string SameName(LegacyHistoryEntry entry, MigrationDescriptor migration) =>
        entry.Version is { } version && version != migration.Version ? $"same name, numbered {version} there" : "same name";

    // Where several have the name, the version may tell them apart.
    private static LegacyHistoryMatch? One(LegacyHistoryEntry entry, IReadOnlyList<MigrationDescriptor> found, AdoptionMatch by, Func<MigrationDescriptor, string> reason)
    {
        var migration = found.Count == 1 ? found[0] : found.FirstOrDefault(candidate => candidate.Version == entry.Version);
        return found.Count == 0 ? null
            : migration is not null ? new LegacyHistoryMatch(entry, migration, by, reason(migration))
            : LegacyHistoryMatch.Ambiguous(entry, $"it may be {string.Join(" or ", found.Select(Named))}");
    }

    private HashSet<MigrationDescriptor?> Claimed() => [.. _matches.Select(match => match?.Migration).Where(migration => migration is not null)];

    private LegacyHistoryMatch? Contradiction(LegacyHistoryMatch match, HashSet<MigrationDescriptor?> claimed) =>
        match is { By: AdoptionMatch.Name, Migration: { } named, Entry.Version: { } version }
        && version != named.Version && _byVersion.TryGetValue(version, out var numbered) && !claimed.Contains(numbered)
            ? LegacyHistoryMatch.Ambiguous(match.Entry, $"by its name it is {Named(named)}, by its version {Named(numbered)}")
            : null;

    private LegacyHistoryMatch ByVersion(LegacyHistoryEntry entry, HashSet<MigrationDescriptor?> claimed)
    {
        var name = entry.Names.FirstOrDefault(candidate => LegacyName.Forms(LegacyName.WithoutNumber(candidate)).Count > 0);
        if (entry.Version is not { } version || !_byVersion.TryGetValue(version, out var migration))
        {
            return LegacyHistoryMatch.None(entry, name is null ? "no migration has this version" : "no migration has this name");
        }

        if (claimed.Contains(migration))
        {
            return LegacyHistoryMatch.None(entry, $"no migration has this name, and {Named(migration)} is another row");
        }

        return name is null || entry.IsNamedByDescription
            ? new LegacyHistoryMatch(entry, migration, AdoptionMatch.Version, "same version")
            : LegacyHistoryMatch.Ambiguous(entry, $"version {version} is '{migration.Name}' here, and no migration is called '{name}'");
    }

    private static string Named(MigrationDescriptor migration) => $"{migration.Version} '{migration.Name}'";
}
