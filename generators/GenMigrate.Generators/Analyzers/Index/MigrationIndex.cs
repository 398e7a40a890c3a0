using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>
/// All migrations of a compilation, built once, when the first rule asks: so each rule can look at one class, while its
/// author types, and still know the others.
/// </summary>
internal sealed class MigrationIndex
{
    private static readonly ConditionalWeakTable<Compilation, Cache> Caches = new();

    private readonly Dictionary<ISymbol, ClassEntry> _byType = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<AdditionalText, FileEntry> _byFile = [];
    private readonly HashSet<ISymbol> _baseTypes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, MigrationEntry?> _mainEntries = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? Registry, MigrationKind Kind), MigrationGroup> _groups;

    private readonly Lazy<GeneratedRegistry?> _generated;

    private MigrationIndex(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        Schemas = new MigrationSchemas(this);
        Settings = ProjectSettings.Read(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        Lock = ProjectLock.Find(options, cancellationToken);
        _generated = new Lazy<GeneratedRegistry?>(() => GeneratedRegistry.Find(compilation));
        Modules = [.. ReferencesParser.FindModules(compilation, cancellationToken)];
        var collector = new ClassCollector(Settings, cancellationToken);
        collector.Visit(compilation.Assembly.GlobalNamespace);
        foreach (var entry in collector.Entries)
        {
            _byType[entry.Type] = entry;
        }

        _baseTypes.UnionWith(collector.BaseTypes);
        RunsSqlFiles = !compilation.GetTypesByMetadataName(KnownTypeNames.SqlFileMigration).IsEmpty;
        var files = RunsSqlFiles ? SqlFileCollector.Collect(options, Settings, cancellationToken) : [];
        foreach (var entry in files)
        {
            _byFile[entry.Up.Text] = entry;
            LengthOfSqlFiles += entry.Up.Model.Text.Length + (entry.Down?.Model.Text.Length ?? 0);
        }

        _groups = collector.Entries.Concat<MigrationEntry>(files)
            .GroupBy(entry => (entry.Registry, entry.Facts.Kind))
            .ToDictionary(group => group.Key, group => MakeGroup(group.Key.Registry, group.Key.Kind, group));
    }

    public ProjectSettings Settings { get; }

    /// <summary>The schema before each migration.</summary>
    public MigrationSchemas Schemas { get; }

    /// <summary>Whether a package is referenced that runs SQL files.</summary>
    public bool RunsSqlFiles { get; }

    /// <summary>How many characters all SQL files have.</summary>
    public long LengthOfSqlFiles { get; }

    /// <summary>What generated code registers; null: nothing was generated.</summary>
    public GeneratedRegistry? Generated => _generated.Value;

    /// <summary>What was released; null: the project has no lock file.</summary>
    public ProjectLock? Lock { get; }

    /// <summary>What referenced assemblies announce.</summary>
    public IReadOnlyList<ModuleModel> Modules { get; }

    public IEnumerable<MigrationGroup> Groups => _groups.Values;

    /// <summary>Every version of a migration that the project, or an assembly it references, has.</summary>
    public IEnumerable<(string? Registry, long Version)> KnownVersions => Groups
        .Where(group => group.Kind == MigrationKind.Migration)
        .SelectMany(group => group.Entries)
        .Select(entry => (entry.Registry, entry.Version))
        .Concat(Modules.SelectMany(module => module.Versions.Select(version => ((string?)module.Name, version))));

    /// <summary>The index of a compilation with its additional files.</summary>
    public static MigrationIndex Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        Caches.GetOrCreateValue(compilation).Get(compilation, options, cancellationToken);

    /// <summary>The entry of a class; null where it is neither migration nor seed.</summary>
    public ClassEntry? Find(INamedTypeSymbol type) => _byType.TryGetValue(type, out var entry) ? entry : null;

    /// <summary>The entry of an SQL file that holds a way up; null for every other file.</summary>
    public FileEntry? Find(AdditionalText file) => _byFile.TryGetValue(file, out var entry) ? entry : null;

    /// <summary>The entry that an SQL file with a way down belongs to; null for every other file.</summary>
    public FileEntry? FindByDown(AdditionalText file) => _byFile.Values.FirstOrDefault(entry => entry.Down?.Text == file);

    /// <summary>Whether a class of the project derives from a type.</summary>
    public bool IsBaseType(INamedTypeSymbol type) => _baseTypes.Contains(type.OriginalDefinition);

    public MigrationGroup GroupOf(MigrationEntry entry) => _groups[(entry.Registry, entry.Facts.Kind)];

    /// <summary>
    /// An entry for the database that most migrations and seeds of a registry are for; of equally many, the one that
    /// came first. Null where there is none.
    /// </summary>
    public MigrationEntry? MainEntry(string? registry) => _mainEntries.GetOrAdd(
        LockEntry.RegistryText(registry),
        _ => GroupOf(registry, MigrationKind.Migration).Entries.Concat(GroupOf(registry, MigrationKind.Seed).Entries)
            .Where(entry => entry.BaseName is not null)
            .GroupBy(entry => entry.BaseName)
            .OrderByDescending(entries => entries.Count())
            .ThenBy(entries => entries.First().Version)
            .FirstOrDefault()?.First());

    /// <summary>The group of a registry, which may have no entry.</summary>
    public MigrationGroup GroupOf(string? registry, MigrationKind kind) =>
        _groups.TryGetValue((registry, kind), out var group) ? group : MakeGroup(registry, kind, []);

    /// <summary>The line that locks an entry's version; null: there is none.</summary>
    public LockEntry? FindLocked(MigrationEntry entry) =>
        entry.IsMigration ? Lock?.File.Find(entry.Registry, entry.Version) : null;

    /// <summary>Whether an entry is the one that was released, and so keeps its number; of several of one version only one is.</summary>
    public bool IsLocked(MigrationEntry entry, CancellationToken cancellationToken)
    {
        if (FindLocked(entry) is not { } locked)
        {
            return false;
        }

        var rivals = GroupOf(entry).WithVersion(entry.Version);
        return rivals.Count == 1
            || entry.Facts.Name == locked.Name
            || (rivals.All(rival => rival.Facts.Name != locked.Name) && entry.Checksum(cancellationToken).Matches(locked.Checksum));
    }

    /// <summary>Whether an entry is new, and comes before one that was released.</summary>
    public bool IsBelowLockedHead(MigrationEntry entry) =>
        !entry.Facts.OutOfOrder && FindLocked(entry) is null && GroupOf(entry).Head is { } head && entry.Version < head.Version;

    /// <summary>Whether a line can be added to the lock file for an entry: it is new, and its number stands.</summary>
    public bool CanBeLocked(MigrationEntry entry) =>
        entry is { IsMigration: true, Version: > 0 }
        && Lock is { File.IsEmpty: false }
        && FindLocked(entry) is null
        && GroupOf(entry).WithVersion(entry.Version).Count == 1
        && !IsBelowLockedHead(entry);

    private MigrationGroup MakeGroup(string? registry, MigrationKind kind, IEnumerable<MigrationEntry> entries)
    {
        var elsewhere = kind == MigrationKind.Seed ? [] : Modules.Where(module => module.Name == registry).SelectMany(module => module.Versions);
        return new MigrationGroup(registry, kind, entries, elsewhere, Lock?.File);
    }

    // The compiler's objects live as long as the compilation; in an editor the files beside it may change before it does.
    private sealed class Cache
    {
        private readonly object _gate = new();
        private ImmutableArray<AdditionalText> _files;
        private MigrationIndex? _index;

        public MigrationIndex Get(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
        {
            lock (_gate)
            {
                if (_index is null || !_files.SequenceEqual(options.AdditionalFiles))
                {
                    _index = new MigrationIndex(compilation, options, cancellationToken);
                    _files = options.AdditionalFiles;
                }

                return _index;
            }
        }
    }
}
