using System.Globalization;
using System.Text.RegularExpressions;

namespace GenMigrate;

/// <summary>What the files in a project's folder of migrations, or of seeds, say about its style; they may be newer than the program.</summary>
/// <param name="Kind">What the folder is for.</param>
/// <param name="Path">The folder, which may not exist yet.</param>
/// <param name="Names">The names of its files.</param>
/// <param name="Code">The texts of those in C#, also in folders below.</param>
internal sealed partial record MigrationFolder(MigrationKind Kind, string Path, IReadOnlyList<string> Names, IReadOnlyList<string> Code)
{
    private const int UsualDigits = 4;
    private const string MongoBase = "MongoMigration";
    private const string SqlBase = "SqlMigration";

    public static MigrationFolder Read(string project, MigrationKind kind)
    {
        var path = System.IO.Path.Combine(project, NameOf(kind));
        var isThere = Directory.Exists(path);
        string[] names = isThere ? [.. Directory.GetFiles(path).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];
        string[] code = isThere ? [.. Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(TextFile.Read)] : [];
        return new MigrationFolder(kind, path, names, code);
    }

    /// <summary>The folder's name, which is also the last part of its namespace.</summary>
    public static string NameOf(MigrationKind kind) => kind == MigrationKind.Seed ? "Seeds" : "Migrations";

    /// <summary>Whether its code declares a class of this name.</summary>
    public bool HasClass(string name) => Code.Any(text => ClassName().Matches(text).Any(match => match.Groups["name"].Value == name));

    /// <summary>Whether there is an SQL file of this name, whatever its version.</summary>
    public bool HasSqlFile(string name) =>
        Names.Any(file => string.Equals(SqlName().Match(file).Groups["name"].Value, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The versions that files and attributes give to a registry, in any order; SQL files are the default one's.</summary>
    public IEnumerable<long> VersionsOf(string? registry) => Code.SelectMany(text => Attribute().Matches(text))
        .Where(match => match.Groups["kind"].Value == Kind.ToString())
        .Where(match => (match.Groups["registry"].Success ? match.Groups["registry"].Value : null) == registry)
        .Concat(registry is null && Kind == MigrationKind.Migration ? Names.Select(name => SqlName().Match(name)) : [])
        .Where(match => match.Success)
        .Select(match => long.TryParse(match.Groups["version"].Value.Replace("_", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);

    /// <summary>The namespace that most of the code is in; null where there is no code.</summary>
    public string? Namespace => Code.Select(text => NamespaceLine().Match(text)).Where(match => match.Success)
        .GroupBy(match => match.Groups["name"].Value, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .FirstOrDefault()?.Key;

    /// <summary>Whether both ways of an SQL file lie in files of their own.</summary>
    public bool HasDownFiles => Names.Any(name => name.EndsWith(".down.sql", StringComparison.Ordinal));

    /// <summary>The base class of the code there; where there is none, that of the database that the project references.</summary>
    public string BaseName(ProjectReferences references) =>
        Code.Any(text => text.Contains(SqlBase, StringComparison.Ordinal)) ? SqlBase
        : Code.Any(text => text.Contains(MongoBase, StringComparison.Ordinal)) || references is { Mongo: true, Sql: false } ? MongoBase
        : SqlBase;

    /// <summary>What stands before the class's name in a file's name: <c>M0007_</c> where others are called so, else nothing.</summary>
    public string CodePrefix(long version) => Names.Select(name => NumberedCode().Match(name)).LastOrDefault(match => match.Success) is { } match
        ? match.Groups["letters"].Value + Padded(version, match.Groups["version"].Length) + "_"
        : "";

    /// <summary>The version as it stands in the name of an SQL file.</summary>
    public string SqlPrefix(long version) =>
        Padded(version, Names.Select(name => SqlName().Match(name)).LastOrDefault(match => match.Success)?.Groups["version"].Length ?? UsualDigits) + "_";

    private static string Padded(long version, int digits) => version.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<version>\d+)_(?<name>.*?)(\.down)?\.sql$", RegexOptions.IgnoreCase)]
    private static partial Regex SqlName();

    [GeneratedRegex(@"^(?<letters>[A-Za-z_]*)(?<version>\d+)_\w*\.cs$")]
    private static partial Regex NumberedCode();

    [GeneratedRegex(@"\bclass\s+(?<name>\w+)")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\[(?<kind>Migration|Seed)\(\s*(?:version:\s*)?(?<version>\d[\d_]*)(?:[^\]]*?Registry\s*=\s*""(?<registry>[^""]*)"")?")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.@]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
