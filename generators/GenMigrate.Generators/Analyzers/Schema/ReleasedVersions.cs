using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>
/// Which versions databases in use may have: those in <c>migrations.lock</c>; without that file those up to
/// <c>genmigrate.safety_start_after</c> in <c>.editorconfig</c>.
/// </summary>
internal sealed class ReleasedVersions
{
    private const string Key = "genmigrate.safety_start_after";
    private readonly MigrationIndex _index;
    private readonly string? _registry;
    private readonly long? _startAfter;

    public ReleasedVersions(MigrationEntry entry, RuleContext context)
    {
        _index = context.Index;
        _registry = entry.Registry;
        _startAfter = _index.Lock is null ? StartAfter(entry, context) : null;
    }

    /// <summary>Whether anything at all is known to be released.</summary>
    public bool HasAny => _startAfter is not null || _index.Lock?.File.IsEmpty == false;

    public bool Contains(long version) => _index.Lock is { } released ? released.File.Find(_registry, version) is not null : version <= _startAfter;

    private static long? StartAfter(MigrationEntry entry, RuleContext context)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var tree = entry.VersionLocation.SourceTree ?? context.Compilation.SyntaxTrees.FirstOrDefault();
        return Read(provider.GlobalOptions) ?? (tree is null ? null : Read(provider.GetOptions(tree)));
    }

    private static long? Read(AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out var text) && long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
