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
    private readonly HashSet<ISymbol> _baseTypes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(string? Registry, MigrationKind Kind), MigrationGroup> _groups;

    private MigrationIndex(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        Settings = ProjectSettings.Read(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        Lock = ProjectLock.Find(options, cancellationToken);
        Modules = [.. ReferencesParser.FindModules(compilation, cancellationToken)];
        var collector = new ClassCollector(Settings, cancellationToken);
        collector.Visit(compilation.Assembly.GlobalNamespace);
        foreach (var entry in collector.Entries)
        {
            _byType[entry.Type] = entry;
        }

        _baseTypes.UnionWith(collector.BaseTypes);
        _groups = collector.Entries
            .GroupBy(entry => (entry.Registry, entry.Facts.Kind))
            .ToDictionary(group => group.Key, group => MakeGroup(group.Key.Registry, group.Key.Kind, group));
    }

    public ProjectSettings Settings { get; }

    /// <summary>What was released; null: the project has no lock file.</summary>
    public ProjectLock? Lock { get; }

    /// <summary>What referenced assemblies announce.</summary>
    public IReadOnlyList<ModuleModel> Modules { get; }

    public IEnumerable<MigrationGroup> Groups => _groups.Values;

    /// <summary>The index of a compilation with its additional files.</summary>
    public static MigrationIndex Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        Caches.GetOrCreateValue(compilation).Get(compilation, options, cancellationToken);

    /// <summary>The entry of a class; null where it is neither migration nor seed.</summary>
    public ClassEntry? Find(INamedTypeSymbol type) => _byType.TryGetValue(type, out var entry) ? entry : null;

    /// <summary>Whether a class of the project derives from a type.</summary>
    public bool IsBaseType(INamedTypeSymbol type) => _baseTypes.Contains(type.OriginalDefinition);

    public MigrationGroup GroupOf(MigrationEntry entry) => _groups[(entry.Registry, entry.Facts.Kind)];

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
            || (rivals.All(rival => rival.Facts.Name != locked.Name) && entry.Checksum(cancellationToken) == locked.Checksum);
    }

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
