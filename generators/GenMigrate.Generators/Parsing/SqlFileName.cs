using System.Globalization;

namespace GenMigrate.Generators;

/// <summary>What the name of an SQL file says: <c>0007_add_index.sql</c>, and <c>0007_add_index.down.sql</c> beside it.</summary>
/// <param name="Version">The leading digits.</param>
/// <param name="Name">What stands between the first <c>_</c> and <c>.sql</c>.</param>
/// <param name="Stem">Everything before <c>.sql</c> or <c>.down.sql</c>: what a file and the one with its way down share.</param>
/// <param name="IsDown">Whether the file is the way down of another.</param>
internal sealed record SqlFileName(long Version, string Name, string Stem, bool IsDown)
{
    public const string Folder = "Migrations";
    private const string Extension = ".sql";
    private const string DownExtension = ".down.sql";

    // What other tools call the two ways; here they would be migrations of their own.
    private static readonly string[] OtherUps = [".up", ".do"];
    private static readonly string[] OtherDowns = [".undo", ".rollback", ".revert"];

    /// <summary>The name of the file with the way up.</summary>
    public string UpFile => Stem + Extension;

    /// <summary>The name of the file with the way down, if there is one.</summary>
    public string DownFile => Stem + DownExtension;

    /// <summary>The name that the file should have, where it is called as another tool wants it; else null.</summary>
    public string? RightName =>
        WithoutEnd(OtherUps) is { } up ? up + Extension
        : WithoutEnd(OtherDowns) is { } down ? down + DownExtension
        : null;

    /// <summary>
    /// The path, from the project's directory, of an SQL file that lies directly in its folder for them; null for every other
    /// file. Where the build does not tell the project's directory, any folder of that name will do. Upper and lower case
    /// are one, as they are on the disks of Windows and macOS.
    /// </summary>
    public static string? InFolder(string path, string? projectDirectory)
    {
        var parts = path.Replace('\\', '/').Split('/');
        if (parts.Length < 2 || !Is(parts[parts.Length - 2], Folder) || !IsSqlFile(path))
        {
            return null;
        }

        var directory = string.Join("/", parts, 0, parts.Length - 2);
        return projectDirectory is null || directory.Length == 0 || IsSame(directory + "/", projectDirectory.Replace('\\', '/'))
            ? $"{parts[parts.Length - 2]}/{parts[parts.Length - 1]}"
            : null;
    }

    /// <summary>Whether a file is one of SQL, wherever it lies.</summary>
    public static bool IsSqlFile(string path) => EndsWith(path, Extension);

    /// <summary>Takes the name of an SQL file apart; null where it has no version or no name.</summary>
    public static SqlFileName? Parse(string fileName)
    {
        var isDown = EndsWith(fileName, DownExtension);
        var stem = fileName.Substring(0, fileName.Length - (isDown ? DownExtension : Extension).Length);
        var underscore = stem.IndexOf('_');
        return underscore > 0
            && underscore < stem.Length - 1
            && long.TryParse(stem.Substring(0, underscore), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? new SqlFileName(version, stem.Substring(underscore + 1), stem, isDown)
                : null;
    }

    private string? WithoutEnd(string[] ends) =>
        Array.Find(ends, end => !IsDown && EndsWith(Stem, end)) is { } found ? Stem.Substring(0, Stem.Length - found.Length) : null;

    private static bool EndsWith(string text, string end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private static bool Is(string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    // Not ordinal: of a drive's letter, tools write now one case, now the other. And the compiler cuts what the build
    // tells it at the first '#' or ';', as if a remark began there: of a project in /home/C#/app/ it knows /home/C.
    private static bool IsSame(string directory, string told)
    {
        if (!directory.StartsWith(told, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var cut = directory.Substring(told.Length).TrimStart(' ');
        return cut is "" or "/" || cut[0] is '#' or ';';
    }
}
