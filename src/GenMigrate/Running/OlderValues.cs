using System.Globalization;

namespace GenMigrate;

/// <summary>The values in older tools' tables: what each of them may mean. Pure.</summary>
internal static class OlderValues
{
    private const long FirstMillisecondsOfUnixTime = 100_000_000_000;

    /// <summary>A number, or the digits that a text begins with: <c>7</c>, <c>"007"</c>, <c>"007_add_index.sql"</c>; null: neither.</summary>
    public static long? Version(object? value) => value switch
    {
        string text => LeadingDigits(text),
        bool => null,
        _ => Whole(value),
    };

    /// <summary>A point in time; where it does not say its zone, or is a number (Unix time in seconds or milliseconds), in UTC; null: none.</summary>
    public static DateTimeOffset? Time(object? value) => value switch
    {
        DateTimeOffset time => time.ToUniversalTime(),
        DateTime { Kind: DateTimeKind.Local } time => new DateTimeOffset(time).ToUniversalTime(),
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        _ => Whole(value) is { } number and > 0 ? UnixTime(number) : null,
    };

    /// <summary>A truth value, as it is or as 1 and 0, or as a usual word; null: none.</summary>
    public static bool? Flag(object? value) => value switch
    {
        bool flag => flag,
        string text => text.Trim().ToUpperInvariant() switch
        {
            "1" or "T" or "TRUE" or "Y" or "YES" => true,
            "0" or "F" or "FALSE" or "N" or "NO" => false,
            _ => null,
        },
        _ => Whole(value) switch { 1 => true, 0 => false, _ => null },
    };

    private static long? LeadingDigits(string text)
    {
        var digits = string.Concat(text.TrimStart().TakeWhile(char.IsAsciiDigit));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private static long? Whole(object? value)
    {
        decimal number;
        switch (value)
        {
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal:
                number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
                break;
            case float or double when Convert.ToDouble(value, CultureInfo.InvariantCulture) is > long.MinValue and < long.MaxValue and var real:
                number = (decimal)real;
                break;
            default:
                return null;
        }

        return number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;
    }

    private static DateTimeOffset? UnixTime(long number)
    {
        var milliseconds = number >= FirstMillisecondsOfUnixTime ? number : number * 1000;
        return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }
}
