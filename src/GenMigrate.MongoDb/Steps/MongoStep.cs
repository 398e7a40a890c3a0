using System.Security.Cryptography;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace GenMigrate;

/// <summary>A step of a MongoDB migration.</summary>
internal abstract class MongoStep(string name, bool isRepeatable) : MigrationStep(name, isRepeatable)
{
    private static readonly JsonWriterSettings Shell = new() { OutputMode = JsonOutputMode.Shell };

    /// <summary>The collection that the step is about; null where it is about several, or nobody knows.</summary>
    public abstract string? Collection { get; }

    /// <summary>Whether the step takes effect as a whole or, when the server answers with an error, not at all.</summary>
    public virtual bool IsAtomic => false;

    /// <summary>What is wrong with the step, found by reading it.</summary>
    public virtual IEnumerable<string> Check() => [];

    /// <summary>A value as mongosh takes it.</summary>
    protected static string ToShell(BsonValue value) => value.ToJson(Shell);

    /// <summary>A command as mongosh takes it.</summary>
    protected static string ToShellCommand(BsonDocument command) => $"db.runCommand({ToShell(command)});";

    /// <summary>The hash of what a step is made of; its text would change with the driver's way of writing it.</summary>
    protected static string HashOf(BsonDocument content) => Convert.ToHexString(SHA256.HashData(content.ToBson()));
}
