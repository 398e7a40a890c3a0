using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>How a project numbers its migrations: <c>genmigrate.version_scheme</c> in <c>.editorconfig</c>.</summary>
internal static class VersionScheme
{
    private const string Key = "genmigrate.version_scheme";
    private const int Step = 5;
    private const long FirstSecond = 1_000_000_000;
    private const long LastSecond = 7_258_118_400;

    /// <summary>Whether versions of a group follow one another without a gap, for the code of these options.</summary>
    public static bool IsSequential(AnalyzerConfigOptions options, MigrationGroup group) =>
        (options.TryGetValue(Key, out var scheme) ? scheme.Trim().ToLowerInvariant() : "") switch
        {
            "sequential" => true,
            "timestamp" or "any" => false,
            _ => !group.Versions.Any(IsTimestamp) && !LeavesRoom(group.Versions),
        };

    /// <summary>Whether a version is a moment from 1970 to 2199: yyyyMM, yyyyMMdd with or without a time, or the seconds or milliseconds since 1970.</summary>
    public static bool IsTimestamp(long version)
    {
        var digits = version.ToString(CultureInfo.InvariantCulture);
        var startsWithYear = digits.Length >= 6 && int.Parse(digits.Substring(0, 4), CultureInfo.InvariantCulture) is >= 1970 and <= 2199;
        return (startsWithYear && (digits.Length >= 8 || version % 100 is >= 1 and <= 12))
            || version is >= FirstSecond and < LastSecond
            || version / 1000 is >= FirstSecond and < LastSecond;
    }

    // 10, 20, 30, with perhaps a 25 in between: most are round numbers.
    private static bool LeavesRoom(IReadOnlyCollection<long> versions) => versions.Count(version => version % Step == 0) * 2 > versions.Count;
}
