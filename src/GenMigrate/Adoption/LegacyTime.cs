using System.Globalization;
using System.Text.RegularExpressions;

namespace GenMigrate;

/// <summary>The points in time in other tools' tables. What cannot be read as one without a guess is none. Pure.</summary>
internal static partial class LegacyTime
{
    private const long FirstSecond = 100_000_000; // 1973: less is a count, a Julian day or a flag
    private const long EndOfSeconds = 4_102_444_800; // 2100
    private static readonly long[] PerSecond = [1, 1000, 1_000_000, 1_000_000_000];

    /// <summary>
    /// A point in time; where it does not say its zone, in UTC. A number is Unix time in seconds or smaller units, or a date
    /// in digits (<c>20240131</c>, <c>20240131120000</c>). Null: none.
    /// </summary>
    public static DateTimeOffset? Of(object? value) => Found(value) is { Year: > 1 and < 9999 } time ? time : null;

    /// <summary>Whether a value is a time in any notation, even one that does not say which.</summary>
    public static bool IsTime(object? value) => Of(value) is not null || (value is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    private static DateTimeOffset? Found(object? value) => value switch
    {
        DateTimeOffset time => time.ToUniversalTime(),
        DateTime { Kind: DateTimeKind.Local } time => new DateTimeOffset(time).ToUniversalTime(),
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        DateOnly day => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
        string text => InText(text.Trim()),
        _ => LegacyValue.Whole(value) is { } number ? InNumber(number) : null,
    };

    // 01/02/2024 is a day in January or in February, and 12:34 is today's: only a year or a month's name leaves no doubt.
    private static DateTimeOffset? InText(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return InNumber(number);
        }

        return NamesYear().IsMatch(text)
            && DateTimeOffset.TryParse(Zone().Replace(text, ""), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
    }

    // Seconds, or smaller units: of each, only what lies between 1973 and 2100 is taken for a time.
    private static DateTimeOffset? InNumber(long number)
    {
        if (InDigits(number) is { } time)
        {
            return time;
        }

        foreach (var perSecond in PerSecond)
        {
            if (number / perSecond is >= FirstSecond and < EndOfSeconds)
            {
                return DateTimeOffset.UnixEpoch.AddTicks((long)((Int128)number * TimeSpan.TicksPerSecond / perSecond));
            }
        }

        return null;
    }

    private static DateTimeOffset? InDigits(long number)
    {
        var format = number switch
        {
            >= 19700101 and <= 21001231 => "yyyyMMdd",
            >= 19700101000000 and <= 21001231235959 => "yyyyMMddHHmmss",
            _ => null,
        };
        return format is not null && DateTimeOffset.TryParseExact(number.ToString(CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }

    [GeneratedRegex(@"^[0-9]{4}[-/]|[A-Z][a-z]{2}.*[0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex NamesYear();

    // As Go writes it: 2024-01-31 12:00:00 +0000 UTC.
    [GeneratedRegex(@" (?:\+0000 )?UTC$", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
