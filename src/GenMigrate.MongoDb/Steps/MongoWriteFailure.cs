using MongoDB.Bson;

namespace GenMigrate;

/// <summary>A write error in the reply of a command that the driver did not make; never leaves the provider as such.</summary>
internal sealed class MongoWriteFailure(BsonDocument error) : Exception(error.GetValue("errmsg", "the server reports a write error").AsString)
{
    public int Code { get; } = error.GetValue("code", 0).ToInt32();

    public BsonDocument? Details { get; } = error.GetValue("errInfo", BsonNull.Value) as BsonDocument;
}
