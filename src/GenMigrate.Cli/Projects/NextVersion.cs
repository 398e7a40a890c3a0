using System.Globalization;

namespace GenMigrate;

/// <summary>The version of the next migration, in the scheme that the others are numbered in.</summary>
internal static class NextVersion
{
    private static readonly string[] Formats = ["yyyyMMdd", "yyyyMMddHH", "yyyyMMddHHmm", "yyyyMMddHHmmss"];

    /// <param name="versions">Those that are taken.</param>
    /// <param name="now">The present moment, in UTC.</param>
    /// <remarks>Where one is a timestamp, so are all: as with GENM1002.</remarks>
    public static long After(IReadOnlyCollection<long> versions, DateTimeOffset now)
    {
        var highest = versions.DefaultIfEmpty().Max();
        if (!versions.Any(IsTimestamp))
        {
            return checked(highest + 1);
        }

        var digits = highest.ToString(CultureInfo.InvariantCulture).Length;
        var format = Formats.FirstOrDefault(candidate => candidate.Length == digits) ?? Formats[^1];
        var stamp = long.Parse(now.UtcDateTime.ToString(format, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Max(stamp, checked(highest + 1));
    }

    private static bool IsTimestamp(long version)
    {
        var digits = version.ToString(CultureInfo.InvariantCulture);
        return digits.Length >= Formats[0].Length && int.Parse(digits.AsSpan(0, 4), CultureInfo.InvariantCulture) is >= 1970 and <= 2199;
    }
}
