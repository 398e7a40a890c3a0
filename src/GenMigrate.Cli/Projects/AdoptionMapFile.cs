using System.Globalization;

namespace GenMigrate;

/// <summary>
/// A file that says which rows of another tool's table are which versions: a line <c>row = version</c> each, <c>row = -</c>
/// for one that is left out. Empty lines and lines that begin with <c>#</c> do not count.
/// </summary>
internal static class AdoptionMapFile
{
    private const string LeftOut = "-";

    /// <exception cref="UsageException">There is no such file, or a line of it is wrong.</exception>
    public static IReadOnlyDictionary<string, long?> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no file '{path}'. Give --map a file with a line `row = version` for each row.");
        }

        var map = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var (number, line) in File.ReadLines(path).Select((line, index) => (index + 1, line.Trim())))
        {
            if (line.Length > 0 && line[0] != '#' && !TryAdd(map, line))
            {
                throw new UsageException($"{path}({number}): '{line}' is not `row = version`, with a version from 1 on or `-`, for a row that has no line yet.");
            }
        }

        return map;
    }

    private static bool TryAdd(Dictionary<string, long?> map, string line)
    {
        var equals = line.LastIndexOf('=');
        var (row, version) = (equals < 0 ? "" : line[..equals].Trim(), line[(equals + 1)..].Trim());
        return row.Length > 0 && (version == LeftOut
            ? map.TryAdd(row, null)
            : long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && map.TryAdd(row, number));
    }
}
