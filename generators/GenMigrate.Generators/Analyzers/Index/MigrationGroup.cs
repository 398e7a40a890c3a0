namespace GenMigrate.Generators;

/// <summary>The migrations, or the seeds, of one registry: within a group versions and names are unique.</summary>
internal sealed class MigrationGroup
{
    private readonly Dictionary<long, List<MigrationEntry>> _byVersion = [];
    private readonly Dictionary<string, List<MigrationEntry>> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<long> _elsewhere;
    private readonly List<long> _taken;

    public MigrationGroup(string? registry, MigrationKind kind, IEnumerable<MigrationEntry> entries, IEnumerable<long> versionsElsewhere, LockFile? lockFile)
    {
        Registry = registry;
        Kind = kind;
        Entries = [.. entries.OrderBy(entry => entry.Version).ThenBy(entry => entry.SortKey, StringComparer.Ordinal)];
        Head = kind == MigrationKind.Migration ? lockFile?.Head(registry) : null;
        foreach (var entry in Entries)
        {
            Add(_byVersion, entry.Version, entry);
            Add(_byName, entry.Facts.Name, entry);
        }

        _elsewhere = [.. versionsElsewhere];
        if (Head is not null && !_byVersion.ContainsKey(Head.Version))
        {
            _elsewhere.Add(Head.Version);
        }

        _taken = [.. _byVersion.Keys.Union(_elsewhere).OrderBy(version => version)];
    }

    public string? Registry { get; }

    public MigrationKind Kind { get; }

    /// <summary>In order.</summary>
    public IReadOnlyList<MigrationEntry> Entries { get; }

    /// <summary>The highest version that was released; null: none.</summary>
    public LockEntry? Head { get; }

    /// <summary>How messages call the group.</summary>
    public string DisplayName => NameOf(Kind, Registry);

    /// <summary>Every version that is used, here, in referenced assemblies or in released ones; in order.</summary>
    public IReadOnlyCollection<long> Versions => _taken;

    /// <summary>Behind every version that is used, here, in referenced assemblies or in released ones.</summary>
    public long NextVersion
    {
        get
        {
            var highest = _taken.Count == 0 ? 0 : Math.Max(0, _taken[_taken.Count - 1]);
            return highest < long.MaxValue ? highest + 1 : LowestFree();
        }
    }

    /// <summary>Whether a referenced assembly has a version, or only the lock file.</summary>
    public bool IsTakenElsewhere(long version) => _elsewhere.Contains(version);

    public IReadOnlyList<MigrationEntry> WithVersion(long version) => _byVersion.TryGetValue(version, out var entries) ? entries : [];

    public IReadOnlyList<MigrationEntry> WithName(string name) => _byName.TryGetValue(name, out var entries) ? entries : [];

    /// <summary>The highest version below one that is used, wherever; null: there is none.</summary>
    public long? Before(long version)
    {
        var place = _taken.BinarySearch(version);
        place = place < 0 ? ~place : place;
        return place == 0 ? null : _taken[place - 1];
    }

    /// <summary>How messages call a group.</summary>
    public static string NameOf(MigrationKind kind, string? registry) => (kind, registry) switch
    {
        (MigrationKind.Seed, null) => "the seeds",
        (MigrationKind.Seed, _) => $"the seeds of registry '{registry}'",
        (_, null) => "the project's registry",
        _ => $"registry '{registry}'",
    };

    private long LowestFree()
    {
        var free = 1L;
        while (_taken.BinarySearch(free) >= 0)
        {
            free++;
        }

        return free;
    }

    private static void Add<TKey>(Dictionary<TKey, List<MigrationEntry>> entries, TKey key, MigrationEntry entry)
    {
        if (!entries.TryGetValue(key, out var list))
        {
            entries.Add(key, list = []);
        }

        list.Add(entry);
    }
}
