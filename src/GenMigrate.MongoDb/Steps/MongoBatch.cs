using MongoDB.Bson;

namespace GenMigrate;

/// <summary>What a batch has done.</summary>
/// <param name="Last">The <c>_id</c> up to which the step is done now.</param>
/// <param name="Count">How many documents the batch had.</param>
internal sealed record MongoBatch(BsonValue Last, int Count);
