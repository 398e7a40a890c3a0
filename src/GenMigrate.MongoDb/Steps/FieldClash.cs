using MongoDB.Bson;

namespace GenMigrate;

/// <summary>Documents that a field step cannot change, or would do harm to.</summary>
/// <param name="Filter">Which ones.</param>
/// <param name="Explain">What is wrong with one of them: "has … , so …".</param>
internal sealed record FieldClash(BsonDocument Filter, Func<BsonDocument, string> Explain)
{
    /// <summary>Documents that do not take one of the fields; null: all do.</summary>
    public static FieldClash? NotWritable(IReadOnlyList<string> fields, bool byIndex) =>
        Of(FieldPath.NotWritable(fields, byIndex), fields, byIndex, "set");

    /// <summary>Documents from which one of the fields cannot be removed although they have it; null: there are none.</summary>
    public static FieldClash? NotRemovable(IReadOnlyList<string> fields, bool byIndex) =>
        Of(FieldPath.InArray(fields, byIndex), fields, byIndex, "removed");

    private static FieldClash? Of(IReadOnlyList<BsonDocument> filters, IReadOnlyList<string> fields, bool byIndex, string done)
    {
        return filters.Count == 0 ? null : new FieldClash(new BsonDocument("$or", new BsonArray(filters)), Explain);

        string Explain(BsonDocument document)
        {
            var field = fields.First(field => FieldPath.FindObstacle(document, field, byIndex) is not null);
            var (path, what) = FieldPath.FindObstacle(document, field, byIndex)!.Value;
            return $"has {what} at '{path}', so '{field}' cannot be {done}";
        }
    }
}
