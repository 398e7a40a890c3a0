using System.Data.Common;
using System.Globalization;

namespace GenMigrate;

/// <summary>
/// The row that a reader stands on. What another hand has left there, of whatever type, ends in an exception that names
/// table, row and column.
/// </summary>
/// <param name="reader">The reader.</param>
/// <param name="dialect">How times are read.</param>
/// <param name="table">The table.</param>
/// <param name="version">Where the row's version is; null where it has none.</param>
internal readonly struct StoredRow(DbDataReader reader, SqlDialect dialect, string table, int? version)
{
    /// <summary>What stands in the place of a count that is not known.</summary>
    public const string NoCount = "-";

    public long Version => Number(version!.Value, "a version");

    public long Number(int ordinal, string expected = "a whole number") => Whole(Value(ordinal)) ?? throw Unreadable(ordinal, expected);

    public long? NumberOrNull(int ordinal) => IsNull(ordinal) ? null : Number(ordinal);

    /// <summary>A number that counts something.</summary>
    public int Count(int ordinal) =>
        Whole(Value(ordinal)) is >= 0 and <= int.MaxValue and var count ? (int)count : throw Unreadable(ordinal, "a count");

    /// <summary>Numbers behind each other, separated by commas; none where there is no text.</summary>
    public IReadOnlyList<long?> Counts(int ordinal)
    {
        var counts = new List<long?>();
        foreach (var text in TextOrNull(ordinal)?.Split(',') ?? [])
        {
            counts.Add(text == NoCount ? null
                : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
                : throw Unreadable(ordinal, "a list of counts"));
        }

        return counts;
    }

    public string Text(int ordinal) => Value(ordinal) as string ?? throw Unreadable(ordinal, "text");

    public string? TextOrNull(int ordinal) => IsNull(ordinal) ? null : Text(ordinal);

    public DateTimeOffset? TimeOrNull(int ordinal) => IsNull(ordinal) ? null : Time(ordinal);

    public DateTimeOffset Time(int ordinal)
    {
        const string Expected = "a time with its zone";
        if (IsNull(ordinal))
        {
            throw Unreadable(ordinal, Expected);
        }

        try
        {
            return dialect.ReadTime(reader, ordinal);
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or ArgumentException)
        {
            throw Unreadable(ordinal, Expected);
        }
    }

    /// <summary>A word that <paramref name="parse"/> knows.</summary>
    public T Word<T>(int ordinal, Func<string?, T?> parse, string expected)
        where T : struct => parse(Value(ordinal) as string) ?? throw Unreadable(ordinal, expected);

    private static long? Whole(object? value) => value switch
    {
        long number => number,
        int number => number,
        short number => number,
        decimal number when decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue => (long)number,
        _ => null,
    };

    private bool IsNull(int ordinal) => reader.IsDBNull(ordinal);

    // Null also where the driver has no type for it.
    private object? Value(int ordinal)
    {
        try
        {
            return reader.GetValue(ordinal);
        }
        catch (Exception exception) when (exception is InvalidCastException or OverflowException or NotSupportedException)
        {
            return null;
        }
    }

    private MigrationDatabaseException Unreadable(int ordinal, string expected) =>
        HistoryIntegrity.Unreadable(table, version is { } column ? Whole(Value(column)) : null, reader.GetName(ordinal), expected);
}
