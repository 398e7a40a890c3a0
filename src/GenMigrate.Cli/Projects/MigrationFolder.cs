using System.Globalization;
using System.Text.RegularExpressions;

namespace GenMigrate;

/// <summary>What the files in a project's folder of migrations tell of its style; the files may be newer than the program.</summary>
/// <param name="Path">The folder, which may not exist yet.</param>
/// <param name="Names">The names of its files.</param>
/// <param name="Code">The texts of those in C#.</param>
internal sealed partial record MigrationFolder(string Path, IReadOnlyList<string> Names, IReadOnlyList<string> Code)
{
    public const string Name = "Migrations";
    private const int UsualDigits = 4;
    private const string MongoBase = "MongoMigration";
    private const string SqlBase = "SqlMigration";

    public static MigrationFolder Read(string project)
    {
        var path = System.IO.Path.Combine(project, Name);
        var files = Directory.Exists(path) ? Directory.GetFiles(path).Order(StringComparer.Ordinal).ToList() : [];
        return new MigrationFolder(path, [.. files.Select(file => System.IO.Path.GetFileName(file))], [.. files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(TextFile.Read)]);
    }

    /// <summary>The versions that files and attributes give to a registry, in any order; SQL files are the default one's.</summary>
    public IEnumerable<long> VersionsOf(string? registry) => Code.SelectMany(text => Attribute().Matches(text))
        .Where(match => (match.Groups["registry"].Success ? match.Groups["registry"].Value : null) == registry)
        .Concat(registry is null ? Names.Select(name => SqlName().Match(name)) : [])
        .Where(match => match.Success)
        .Select(match => long.TryParse(match.Groups["version"].Value.Replace("_", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);

    /// <summary>The namespace that most of the code is in; null where there is no code.</summary>
    public string? Namespace => Code.Select(text => NamespaceLine().Match(text)).Where(match => match.Success)
        .GroupBy(match => match.Groups["name"].Value, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .FirstOrDefault()?.Key;

    /// <summary>Whether both ways of an SQL file lie in files of their own.</summary>
    public bool HasDownFiles => Names.Any(name => name.EndsWith(".down.sql", StringComparison.Ordinal));

    /// <summary>The base class of the code there; where there is none, of the project's package.</summary>
    public string BaseName(string projectText) =>
        Code.Any(text => text.Contains(SqlBase, StringComparison.Ordinal)) ? SqlBase
        : Code.Any(text => text.Contains(MongoBase, StringComparison.Ordinal)) || projectText.Contains("GenMigrate.MongoDb", StringComparison.OrdinalIgnoreCase) ? MongoBase
        : SqlBase;

    /// <summary>What stands before the class's name in a file's name: <c>M0007_</c> where others are called so, else nothing.</summary>
    public string CodePrefix(long version) => Names.Select(name => NumberedCode().Match(name)).LastOrDefault(match => match.Success) is { } match
        ? match.Groups["letters"].Value + Padded(version, match.Groups["version"].Length) + "_"
        : "";

    /// <summary>The version as it stands in the name of an SQL file.</summary>
    public string SqlPrefix(long version) =>
        Padded(version, Names.Select(name => SqlName().Match(name)).LastOrDefault(match => match.Success)?.Groups["version"].Length ?? UsualDigits) + "_";

    private static string Padded(long version, int digits) => version.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<version>\d+)_.*\.sql$")]
    private static partial Regex SqlName();

    [GeneratedRegex(@"^(?<letters>[A-Za-z_]*)(?<version>\d+)_\w*\.cs$")]
    private static partial Regex NumberedCode();

    [GeneratedRegex(@"\[Migration\(\s*(?:version:\s*)?(?<version>\d[\d_]*)(?:[^\]]*?Registry\s*=\s*""(?<registry>[^""]*)"")?")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.@]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
