namespace GenMigrate;

/// <summary>
/// What has been released: <c>migrations.lock</c>. Knows neither disk nor compiler, so that the analyzers and the
/// command line read and write the file by the same code.
/// </summary>
internal sealed class LockFile
{
    public const string Name = "migrations.lock";
    private static readonly string[] ConflictMarkers = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

    private readonly Dictionary<(string Registry, long Version), LockEntry> _entries = [];
    private readonly List<LockDamage> _damages = [];
    private readonly string _lineEnd;

    private LockFile(string text) => _lineEnd = text.Contains("\r\n") ? "\r\n" : "\n";

    /// <summary>What is locked, as it stands in the file; of several lines for one version the first.</summary>
    public IEnumerable<LockEntry> Entries => _entries.Values.OrderBy(entry => entry.Line);

    /// <summary>Lines that could not be read, from the first on.</summary>
    public IReadOnlyList<LockDamage> Damages => _damages;

    /// <summary>Whether nothing stands in the file: the project does not lock yet.</summary>
    public bool IsEmpty => _entries.Count == 0 && _damages.Count == 0;

    /// <summary>Reads a file. Takes any text: what cannot be read is in <see cref="Damages"/>.</summary>
    public static LockFile Parse(string text)
    {
        var file = new LockFile(text);
        var lines = text.TrimStart('\uFEFF').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            file.Take(lines[i].Trim(), i + 1);
        }

        return file;
    }

    /// <summary>The entry of a version; null: it is not locked.</summary>
    /// <param name="registry">The registry's own name; null for the default one.</param>
    /// <param name="version">The version.</param>
    public LockEntry? Find(string? registry, long version) =>
        LockEntry.RegistryTexts(registry)
            .Select(text => _entries.TryGetValue((text, version), out var entry) ? entry : null)
            .FirstOrDefault(entry => entry is not null);

    /// <summary>The entry of the highest version of a registry; null: none of it is locked.</summary>
    /// <param name="registry">The registry's own name; null for the default one.</param>
    public LockEntry? Head(string? registry)
    {
        var texts = LockEntry.RegistryTexts(registry).ToList();
        return _entries.Values.Where(entry => texts.Contains(entry.Registry)).OrderByDescending(entry => entry.Version).FirstOrDefault();
    }

    /// <summary>The text of the file with these entries, sorted; an entry of a version that is locked takes its place.</summary>
    public string With(IEnumerable<LockEntry> entries)
    {
        var all = new Dictionary<(string, long), LockEntry>(_entries);
        foreach (var entry in entries)
        {
            all[(entry.Registry, entry.Version)] = entry;
        }

        var sorted = all.Values.ToList();
        sorted.Sort(LockEntry.Compare);
        return string.Concat(sorted.Select(entry => entry + _lineEnd));
    }

    private void Take(string line, int number)
    {
        if (line.Length == 0)
        {
            return;
        }

        if (Array.Exists(ConflictMarkers, marker => line.StartsWith(marker, StringComparison.Ordinal)))
        {
            _damages.Add(new LockDamage(number, "was left by a merge: keep the lines of both sides, give one of two equal versions a new number, and delete the markers"));
        }
        else if (LockEntry.Parse(line) is not { } entry)
        {
            _damages.Add(new LockDamage(number, "does not read '<version> h2:<64 hex digits> <registry or -> <name>': restore it from version control"));
        }
        else if (_entries.TryGetValue((entry.Registry, entry.Version), out var first))
        {
            _damages.Add(new LockDamage(number, $"locks version {entry.Version} a second time, after line {first.Line}: delete the line that is wrong"));
        }
        else
        {
            _entries.Add((entry.Registry, entry.Version), entry with { Line = number });
        }
    }
}
