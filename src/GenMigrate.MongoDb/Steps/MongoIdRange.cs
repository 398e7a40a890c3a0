using MongoDB.Bson;

namespace GenMigrate;

/// <summary>
/// The documents behind an <c>_id</c>, in the order in which MongoDB sorts values of different types
/// (mongodb.com/docs/manual/reference/bson-type-comparison-order).
/// </summary>
internal static class MongoIdRange
{
    // What may be an _id; neither an array nor a regular expression may. An alias can stand for several types.
    private static readonly string[][] Order = [["minKey"], ["null"], ["number"], ["symbol", "string"], ["object"], ["binData"], ["objectId"], ["bool"], ["date"], ["timestamp"], ["maxKey"]];

    /// <summary>Filters that together match what comes after <paramref name="position"/>, in ascending order; all of it where there is none.</summary>
    public static IEnumerable<BsonDocument> After(BsonValue? position)
    {
        if (position is null)
        {
            yield return [];
            yield break;
        }

        // A comparison matches values of its own type only, so the types that sort behind it are asked for by name.
        yield return new BsonDocument("_id", new BsonDocument("$gt", position));
        var later = Order.Skip(Rank(position) + 1).SelectMany(types => types).ToList();
        if (later.Count > 0)
        {
            yield return new BsonDocument("_id", new BsonDocument("$type", new BsonArray(later)));
        }
    }

    private static int Rank(BsonValue position) => position.BsonType switch
    {
        BsonType.MinKey => 0,
        BsonType.Null or BsonType.Undefined => 1,
        BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 => 2,
        BsonType.Symbol or BsonType.String => 3,
        BsonType.Document => 4,
        BsonType.Binary => 5,
        BsonType.ObjectId => 6,
        BsonType.Boolean => 7,
        BsonType.DateTime => 8,
        BsonType.Timestamp => 9,
        _ => 10,
    };
}
