using MongoDB.Bson;

namespace GenMigrate;

/// <summary>
/// A document of history or journal that GenMigrate has written. What another hand has left there, of whatever type, ends
/// in an exception that names collection, version and field.
/// </summary>
internal readonly struct StoredDocument(BsonDocument document, string collection, long? version)
{
    public string Text(string field) => TextOrNull(field) ?? throw Unreadable(field, "text");

    public string? TextOrNull(string field) => Value(field) switch
    {
        BsonNull => null,
        BsonString text => text.Value,
        _ => throw Unreadable(field, "text"),
    };

    public long Number(string field) => NumberOrNull(field) ?? throw Unreadable(field, "a whole number");

    public long? NumberOrNull(string field) =>
        Value(field) is BsonNull ? null : Whole(Value(field)) ?? throw Unreadable(field, "a whole number");

    /// <summary>A number that counts something.</summary>
    public int Count(string field) =>
        Whole(Value(field)) is >= 0 and <= int.MaxValue and var count ? (int)count : throw Unreadable(field, "a count");

    /// <summary>An array of numbers, of which each may be missing; none where there is no array.</summary>
    public IReadOnlyList<long?> Counts(string field)
    {
        if (Value(field) is BsonNull)
        {
            return [];
        }

        return Value(field) is BsonArray counts && counts.All(count => count is BsonNull || Whole(count) is not null)
            ? [.. counts.Select(Whole)]
            : throw Unreadable(field, "an array of counts");
    }

    public DateTimeOffset? TimeOrNull(string field) => Value(field) switch
    {
        BsonNull => null,
        BsonDateTime time => DateTimeOffset.FromUnixTimeMilliseconds(time.MillisecondsSinceEpoch),
        _ => throw Unreadable(field, "a date"),
    };

    /// <summary>Lines of text, as one text.</summary>
    public string? LinesOrNull(string field) => Value(field) switch
    {
        BsonNull or BsonArray { Count: 0 } => null,
        BsonArray lines when lines.All(line => line.IsString) => string.Join('\n', lines.Select(line => line.AsString)),
        _ => throw Unreadable(field, "an array of text"),
    };

    /// <summary>A word that <paramref name="parse"/> knows.</summary>
    public T Word<T>(string field, Func<string?, T?> parse, string expected)
        where T : struct => parse((Value(field) as BsonString)?.Value) ?? throw Unreadable(field, expected);

    public MigrationDatabaseException Unreadable(string field, string expected) =>
        HistoryIntegrity.Unreadable(collection, version, field, expected);

    /// <summary>A whole number of whatever type; null where it is none.</summary>
    public static long? Whole(BsonValue value) => value switch
    {
        BsonInt32 number => number.Value,
        BsonInt64 number => number.Value,
        BsonDouble { Value: >= -(1L << 53) and <= 1L << 53 } number when Math.Floor(number.Value) == number.Value => (long)number.Value,
        _ => null,
    };

    private BsonValue Value(string field) => document.GetValue(field, BsonNull.Value);
}
