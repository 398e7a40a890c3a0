using System.Globalization;

namespace GenMigrate;

/// <summary>The values in other tools' tables: what each of them may mean. Pure.</summary>
internal static class LegacyValue
{
    private const string Separators = "_-. ";

    /// <summary>
    /// A whole number, or the digits that a text begins with and that end there or at a separator: <c>7</c>, <c>"007"</c>,
    /// <c>"007_add_index.sql"</c>. Null: none of them, as are a version in parts, a date and a hash: <c>"1.1"</c>,
    /// <c>"2024-01-31_x"</c>, <c>"4f2a"</c>.
    /// </summary>
    public static long? Version(object? value) => value is string text ? LeadingNumber(text.Trim()) : Whole(value);

    /// <summary>The value as text; null where there is none, or it is blank.</summary>
    public static string? Text(object? value)
    {
        var text = value switch
        {
            string known => known.Trim(),
            byte[] bytes => Convert.ToHexString(bytes),
            Guid or bool => value.ToString(),
            _ => Whole(value)?.ToString(CultureInfo.InvariantCulture),
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>How long something took; null where it does not say, or is negative.</summary>
    /// <param name="value">An interval, or a number.</param>
    /// <param name="ticksPerUnit">What a number counts.</param>
    public static TimeSpan? Duration(object? value, long ticksPerUnit) => value switch
    {
        TimeSpan interval => interval >= TimeSpan.Zero ? interval : null,
        float or double or decimal when Convert.ToDouble(value, CultureInfo.InvariantCulture) * ticksPerUnit is >= 0 and < long.MaxValue and var ticks => new TimeSpan((long)ticks),
        string text when text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) => Duration(interval, ticksPerUnit),
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Duration(number, ticksPerUnit),
        _ => Whole(value) is { } number and >= 0 && number <= long.MaxValue / ticksPerUnit ? new TimeSpan(number * ticksPerUnit) : null,
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

    private static long? LeadingNumber(string text)
    {
        var digits = string.Concat(text.TakeWhile(char.IsAsciiDigit));
        var rest = text[digits.Length..];
        var goesOn = rest.Length > 0 && !Separators.Contains(rest[0], StringComparison.Ordinal);
        var hasParts = rest.TrimStart(Separators.ToCharArray()) is [var next, ..] && char.IsAsciiDigit(next);
        return !goesOn && !hasParts && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    /// <summary>A number that is whole and fits; null: none.</summary>
    public static long? Whole(object? value)
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
}
