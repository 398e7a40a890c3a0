using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>What a step is executed with.</summary>
internal sealed class MongoStepRun
{
    public required IMongoDatabase Database { get; init; }

    /// <summary>The session that every operation of the step takes part in; with or without a transaction.</summary>
    public required IClientSessionHandle Session { get; init; }

    public required MigrationSettings Settings { get; init; }

    /// <summary>Whether an earlier attempt at the step broke off, so that it may have taken effect already.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>How long one command may take; null: without limit.</summary>
    public TimeSpan? Timeout { get; init; }

    public required Action<long, long?, string?> Report { get; init; }

    /// <summary>How many documents the step has changed; null where it did not say.</summary>
    public long? Affected { get; private set; }

    /// <summary>Adds to <see cref="Affected"/>.</summary>
    public void Count(long documents) => Affected = (Affected ?? 0) + documents;

    public IMongoCollection<BsonDocument> Collection(string name) => Database.GetCollection<BsonDocument>(name);

    /// <summary>Executes a command, with the step's time limit as the server knows it.</summary>
    public Task<BsonDocument> CommandAsync(BsonDocument command, CancellationToken cancellationToken)
    {
        var limited = Timeout is { } limit && !command.Contains("maxTimeMS")
            ? new BsonDocument(command) { { "maxTimeMS", (long)limit.TotalMilliseconds } }
            : command;
        return Database.RunCommandAsync<BsonDocument>(Session, limited, ReadPreference.Primary, cancellationToken);
    }
}
