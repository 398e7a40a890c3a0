using System.Globalization;

namespace GenMigrate;

/// <summary>
/// A released migration: a line of <c>migrations.lock</c>, <c>&lt;version&gt; h2:&lt;hex&gt; &lt;registry or -&gt; &lt;name&gt;</c>.
/// </summary>
/// <param name="Registry">As the file writes it: see <see cref="RegistryText"/>.</param>
/// <param name="Version">Positive.</param>
/// <param name="Checksum">With its tag.</param>
/// <param name="Name">For people; nothing is decided by it.</param>
internal sealed record LockEntry(string Registry, long Version, string Checksum, string Name)
{
    private const int TagLength = 3;
    private const int HexDigits = 64;
    private const string DefaultRegistry = "-";
    private static readonly string[] Tags = ["h1:", "h2:"];

    /// <summary>The line it was read from, counted from 1; 0: it is new.</summary>
    public int Line { get; init; }

    /// <summary>Whether it belongs to the registry without a name.</summary>
    public bool IsDefault => Registry == DefaultRegistry;

    /// <summary>An entry for a migration of the project.</summary>
    /// <param name="registry">Null for the default one.</param>
    /// <param name="version">Positive.</param>
    /// <param name="checksum">With its tag.</param>
    /// <param name="name">The migration's.</param>
    public static LockEntry Of(string? registry, long version, string checksum, string name) =>
        new(RegistryText(registry), version, checksum, string.Join(" ", name.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>A registry as the file names it: in one word, another one for each; <c>-</c> for the default one.</summary>
    public static string RegistryText(string? registry) => registry switch
    {
        null => DefaultRegistry,
        DefaultRegistry => Escape(DefaultRegistry[0]),
        _ => string.Concat(registry.Select(character => char.IsWhiteSpace(character) || character == '%' ? Escape(character) : $"{character}")),
    };

    /// <summary>The texts by which the file may name a registry: earlier versions wrote one that two registries could share.</summary>
    public static IEnumerable<string> RegistryTexts(string? registry) => registry is null
        ? [DefaultRegistry]
        : [RegistryText(registry), LegacyRegistryText(registry)];

    /// <summary>Reads a line; null where it is damaged.</summary>
    public static LockEntry? Parse(string line)
    {
        var parts = line.Trim().Split([' ', '\t'], 4, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 4
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && version > 0
            && IsChecksum(parts[1])
                ? new LockEntry(parts[2], version, parts[1], parts[3].TrimStart())
                : null;
    }

    /// <summary>By registry, the default one first, then by number: the order of the file.</summary>
    public static int Compare(LockEntry left, LockEntry right)
    {
        if (left.IsDefault != right.IsDefault)
        {
            return left.IsDefault ? -1 : 1;
        }

        var byRegistry = string.CompareOrdinal(left.Registry, right.Registry);
        return byRegistry != 0 ? byRegistry : left.Version.CompareTo(right.Version);
    }

    /// <summary>The line, without its end.</summary>
    public override string ToString() => $"{Version.ToString(CultureInfo.InvariantCulture)} {Checksum} {Registry} {Name}";

    private static string LegacyRegistryText(string registry) =>
        registry == DefaultRegistry ? "_" : string.Concat(registry.Select(character => char.IsWhiteSpace(character) ? '_' : character));

    private static string Escape(char character) => "%" + ((int)character).ToString("X4", CultureInfo.InvariantCulture);

    private static bool IsChecksum(string text) =>
        text.Length == TagLength + HexDigits
        && Array.Exists(Tags, tag => text.StartsWith(tag, StringComparison.Ordinal))
        && text.Skip(TagLength).All(digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
