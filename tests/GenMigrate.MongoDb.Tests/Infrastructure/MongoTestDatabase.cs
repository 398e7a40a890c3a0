using System.Globalization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>A database of its own on the test server.</summary>
internal sealed class MongoTestDatabase(string address, bool isOwner) : TestDatabase
{
    private const string WithoutTransactions = "without-transactions";

    private readonly List<IMigrationDatabase> _handles = [];
    private readonly MongoClient _client = new(address);

    public override string Address => address;

    public IMongoDatabase Native => _client.GetDatabase(new MongoUrl(address).DatabaseName);

    /// <summary>Makes one; without transactions it stands for one on a single server, which has none.</summary>
    public static MongoTestDatabase Create(bool withTransactions = true) =>
        new(MongoTestServer.For($"genmigrate_test_{Guid.NewGuid():N}", url => url.ApplicationName = withTransactions ? null : WithoutTransactions), isOwner: true);

    public override IMigrationDatabase Connect() => Connect(address);

    /// <summary>A handle by another way to the same database. Its batches are small, so that a few documents are several.</summary>
    public IMigrationDatabase Connect(string way) =>
        Connect(new MongoMigrationDatabase(way) { BatchSize = 4, UseTransactions = new MongoUrl(address).ApplicationName != WithoutTransactions });

    public MongoMigrationDatabase Connect(MongoMigrationDatabase handle)
    {
        lock (_handles)
        {
            _handles.Add(handle);
        }

        return handle;
    }

    public override Task<string> DumpAsync() => MongoDump.OfAsync(Native);

    public override async Task<IReadOnlyList<string>> OwnTablesAsync() => [.. (await NamesAsync()).Where(name => name.StartsWith("genmigrate", StringComparison.Ordinal))];

    public override async Task<long?> CountAsync(string thing) => (await NamesAsync()).Contains(thing) ? await Collection(thing).CountDocumentsAsync(new BsonDocument()) : null;

    public override async Task<IReadOnlyList<string>> ValuesAsync(string thing) => [.. (await AllAsync(thing)).Select(document => document["value"].AsString).Order(StringComparer.Ordinal)];

    public override async Task DoAsync(params TestStep[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        foreach (var step in steps)
        {
            await (step.Kind switch
            {
                TestStepKind.Create => Native.CreateCollectionAsync(step.Thing),
                TestStepKind.Drop => Native.DropCollectionAsync(step.Thing),
                TestStepKind.Insert => Collection(step.Thing).InsertOneAsync(new BsonDocument("value", step.Value)),
                TestStepKind.Delete => Collection(step.Thing).DeleteManyAsync(new BsonDocument("value", step.Value)),
                _ => throw new ArgumentException($"Nobody does {step.Kind} by hand.", nameof(steps)),
            });
        }
    }

    public override Task CreateLegacyHistoryAsync(string table, params IReadOnlyDictionary<string, object?>[] rows) =>
        Collection(table).InsertManyAsync(rows.Select(row => new BsonDocument(row.Select(field => new BsonElement(field.Key, BsonValue.Create(field.Value))))));

    public override async Task<IReadOnlyList<StoredHistoryRow>> ReadHistoryAsync() =>
    [
        .. (await AllAsync("genmigrate_history")).Select(Row).OrderBy(row => row.Registry, StringComparer.Ordinal).ThenBy(row => row.Kind, StringComparer.Ordinal).ThenBy(row => row.Version),
    ];

    public override async Task<IReadOnlyList<StoredJournalEntry>> ReadJournalAsync() => [.. (await AllAsync("genmigrate_journal")).OrderBy(document => document["at"]).Select(Entry)];

    public override Task RemoveChecksumAsync(long version) =>
        Collection("genmigrate_history").UpdateOneAsync(new BsonDocument("_id.version", version), new BsonDocument("$set", new BsonDocument("checksum", BsonNull.Value)));

    public override Task SpoilAsync(string table, long version, string column, string? value) => Collection(table).UpdateManyAsync(
        new BsonDocument("$or", new BsonArray { new BsonDocument("_id.version", version), new BsonDocument("version", version) }),
        new BsonDocument("$set", new BsonDocument(StoredName(column), value is null ? BsonNull.Value : value)));

    public override Task SpoilLockAsync() => Collection("genmigrate_lock").UpdateOneAsync(
        new BsonDocument("_id", "lock"),
        BsonDocument.Parse("{ $set: { nonce: 'other', holder: { machine: 'other' }, expiresAt: ISODate('2999-01-01T00:00:00Z') } }"));

    public override async Task DuplicateHistoryRowAsync(long version)
    {
        var history = Collection("genmigrate_history");
        var row = await history.Find(new BsonDocument("_id.version", version)).SingleAsync();
        var id = row["_id"].AsBsonDocument;
        row["_id"] = ObjectId.GenerateNewId();
        await history.InsertOneAsync(row.Merge(id, overwriteExistingElements: true));
    }

    public override string StoredName(string column) => column switch
    {
        "execution_time_ms" or "duration_ms" => "executionTime",
        "process_id" => "processId",
        "error_message" => "error",
        "token" => "fence",
        _ => string.Concat(column.Split('_').Select((word, number) => number == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..])),
    };

    public IMongoCollection<BsonDocument> Collection(string name) => Native.GetCollection<BsonDocument>(name);

    public async Task<List<BsonDocument>> AllAsync(string collection) => await Collection(collection).Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync();

    public override async ValueTask DisposeAsync()
    {
        foreach (var handle in _handles)
        {
            await handle.DisposeAsync();
        }

        if (isOwner)
        {
            await _client.DropDatabaseAsync(Native.DatabaseNamespace.DatabaseName);
        }

        _client.Dispose();
    }

    private static StoredHistoryRow Row(BsonDocument document) => new()
    {
        Registry = document["_id"]["registry"].AsString,
        Kind = document["_id"]["kind"].AsString,
        Version = document["_id"]["version"].AsInt64,
        Name = document["name"].AsString,
        Description = Text(document["description"]),
        Checksum = Text(document["checksum"]),
        State = document["state"].AsString,
        Direction = document["direction"].AsString,
        StepsDone = document["stepsDone"].AsInt32,
        StepHashes = document["stepHashes"] is BsonArray lines ? string.Join('\n', lines.Select(line => line.AsString)) : null,
        AppliedAt = Time(document["appliedAt"]),
        ExecutionTimeMs = document["executionTime"].IsBsonNull ? null : document["executionTime"].AsInt64,
        ErrorMessage = Text(document["error"]),
        RolledBackAt = Time(document["rolledBackAt"]),
        AppliedBy = Text(document["appliedBy"]),
        Token = document["fence"].AsInt64,
    };

    private static StoredJournalEntry Entry(BsonDocument document) => new(
        Time(document["at"])!.Value,
        document["registry"].AsString,
        document["kind"].AsString,
        document["version"].AsInt64,
        document["action"].AsString,
        document["outcome"].AsString,
        document["executionTime"].AsInt64,
        Text(document["error"]),
        document["doneBy"].AsString);

    private static string? Text(BsonValue value) => value.IsBsonNull ? null : value.AsString;

    private static DateTimeOffset? Time(BsonValue value) => value.IsBsonNull ? null : DateTimeOffset.FromUnixTimeMilliseconds(value.AsBsonDateTime.MillisecondsSinceEpoch);

    private async Task<List<string>> NamesAsync()
    {
        using var cursor = await Native.ListCollectionNamesAsync();
        return [.. (await cursor.ToListAsync()).Order(StringComparer.Ordinal)];
    }
}
