using MongoDB.Bson;

namespace GenMigrate;

/// <summary>
/// A field with dots in its name lies inside other fields. It can be written only where each of these is a document or
/// absent: below an array, a string, a number or null MongoDB either fails or replaces what is there. Pure.
/// </summary>
internal static class FieldPath
{
    /// <summary>Matches documents that do not take one of the fields; empty: there are none.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="byIndex">Whether a number after an array names one of its elements.</param>
    public static IReadOnlyList<BsonDocument> NotWritable(IEnumerable<string> fields, bool byIndex) =>
        [.. fields.SelectMany(Parents).Distinct().SelectMany(parent => NotDocument(parent, byIndex))];

    /// <summary>Matches documents that have one of the fields in an array's elements, where MongoDB removes and renames nothing.</summary>
    public static IReadOnlyList<BsonDocument> InArray(IEnumerable<string> fields, bool byIndex) =>
    [
        .. fields.SelectMany(field => Parents(field)
            .Where(parent => !(byIndex && IsIndex(parent.Next)))
            .Select(parent => new BsonDocument { { field, new BsonDocument("$exists", true) }, { parent.Path, IsArray } })),
    ];

    /// <summary>Where above a field a document has something else than a document; null: nowhere.</summary>
    public static (string Path, string What)? FindObstacle(BsonDocument document, string field, bool byIndex)
    {
        BsonValue value = document;
        foreach (var (path, next) in Parents(field))
        {
            var name = path[(path.LastIndexOf('.') + 1)..];
            var child = value switch
            {
                BsonDocument parent => parent.GetValue(name, null),
                BsonArray array when int.TryParse(name, out var index) && index < array.Count => array[index],
                _ => null,
            };
            if (child is null)
            {
                return null;
            }

            if (child is not BsonDocument && !(byIndex && child is BsonArray && IsIndex(next)))
            {
                return (path, Describe(child));
            }

            value = child;
        }

        return null;
    }

    private static BsonDocument IsArray => new("$type", "array");

    // a.b.c: a, followed by b, and a.b, followed by c.
    private static IEnumerable<(string Path, string Next)> Parents(string field)
    {
        for (var dot = field.IndexOf('.'); dot >= 0; dot = field.IndexOf('.', dot + 1))
        {
            yield return (field[..dot], field[(dot + 1)..].Split('.', 2)[0]);
        }
    }

    // A type in a filter matches the elements of an array too, so arrays are asked for apart.
    private static IEnumerable<BsonDocument> NotDocument((string Path, string Next) parent, bool byIndex)
    {
        var takesIndex = byIndex && IsIndex(parent.Next);
        BsonValue types = takesIndex ? new BsonArray { "object", "array" } : "object";
        yield return new BsonDocument(parent.Path, new BsonDocument { { "$exists", true }, { "$not", new BsonDocument("$type", types) } });
        if (!takesIndex)
        {
            yield return new BsonDocument(parent.Path, IsArray);
        }
    }

    private static bool IsIndex(string name) => name.Length > 0 && name.All(char.IsAsciiDigit);

    private static string Describe(BsonValue value) => value.BsonType switch
    {
        BsonType.Array => "an array",
        BsonType.String => "a string",
        BsonType.Null => "null",
        _ when value.IsNumeric => "a number",
        _ => $"a value of type {value.BsonType}",
    };
}
