using MongoDB.Bson;

namespace GenMigrate;

/// <summary>Documents that a field step would do harm to.</summary>
/// <param name="Filter">Which ones.</param>
/// <param name="Message">What harm, and what to do.</param>
internal sealed record FieldClash(BsonDocument Filter, string Message);
