using MongoDB.Bson;

namespace GenMigrate;

/// <summary>A step that writes documents of one collection, in the transaction where there is one.</summary>
internal abstract class WriteStep(string name, string collection, BsonDocument content, bool isRepeatable) : WholeStep(name, isRepeatable)
{
    public override string Collection => collection;

    public override bool IsTransactional => true;

    public override string Hash { get; } = HashOf(content);

    public override string? Text => ToShellCommand(content);
}
