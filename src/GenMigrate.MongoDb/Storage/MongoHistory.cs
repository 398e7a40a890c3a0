using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>
/// The history's collections. Remembers which documents there were when it was last read: what was there is replaced,
/// what was not is inserted, so that a version that somebody else has begun meanwhile is never overwritten.
/// </summary>
internal sealed class MongoHistory(IMongoDatabase database, MigrationSettings settings)
{
    private readonly Dictionary<(MigrationKind Kind, long Version), KnownRow> _known = [];
    private readonly List<KnownRow> _uncommitted = [];
    private readonly List<HistoryRow> _removed = [];

    private IMongoCollection<BsonDocument> Journal => database.GetCollection<BsonDocument>(settings.JournalName);

    public async Task<IReadOnlyList<HistoryRow>> ReadAsync(IClientSessionHandle session, MigrationKind kind, CancellationToken cancellationToken)
    {
        var documents = await Collection(kind).WithReadConcern(ReadConcern.Majority).Find(session, Filter(kind)).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var known in _known.Keys.Where(key => key.Kind == kind).ToList())
        {
            _known.Remove(known);
        }

        var rows = new SortedDictionary<long, HistoryRow>();
        foreach (var document in documents.OrderBy(HistoryDocument.IsForeign))
        {
            var isForeign = HistoryDocument.IsForeign(document);
            var row = isForeign ? HistoryDocument.ReadForeign(document, settings.Registry, kind, settings.HistoryOf(kind)) : HistoryDocument.Read(document, settings.Registry, kind, settings.HistoryOf(kind));
            if (rows.TryAdd(row.Version, row))
            {
                _known[(kind, row.Version)] = new KnownRow(document["_id"], document["_id"] is BsonDocument ? null : document, row);
            }
            else if (!isForeign)
            {
                HistoryIntegrity.RefuseDuplicates([rows[row.Version], row], settings.HistoryOf(kind));
            }
        }

        return [.. rows.Values];
    }

    /// <summary>The newest entries of the journal, the newest last.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(IClientSessionHandle session, int last, CancellationToken cancellationToken)
    {
        var documents = await Journal.WithReadConcern(ReadConcern.Majority).Find(session, new BsonDocument("registry", settings.Registry))
            .Sort(new BsonDocument { { "at", -1 }, { "_id", -1 } })
            .Limit(last)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        documents.Reverse();
        return documents.ConvertAll(document => HistoryDocument.ReadEntry(document, settings.JournalName));
    }

    /// <summary>Writes a row.</summary>
    /// <exception cref="HistoryChangedException">Another runner has written this version since it was read.</exception>
    public async Task WriteAsync(IClientSessionHandle session, HistoryRow row, CancellationToken cancellationToken)
    {
        _uncommitted.Add(_known.TryGetValue((row.Kind, row.Version), out var known)
            ? await ReplaceAsync(session, known, row, cancellationToken).ConfigureAwait(false)
            : await InsertAsync(session, row, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Removes a row.</summary>
    /// <exception cref="HistoryChangedException">Another runner has written this version since it was read.</exception>
    public async Task RemoveAsync(IClientSessionHandle session, HistoryRow row, long token, CancellationToken cancellationToken)
    {
        var result = await Collection(row.Kind).DeleteOneAsync(session, Fenced(_known[(row.Kind, row.Version)].Id, token), cancellationToken: cancellationToken).ConfigureAwait(false);
        if (result.DeletedCount == 0)
        {
            throw new HistoryChangedException(row.Version);
        }

        _removed.Add(row);
    }

    public Task WriteAsync(IClientSessionHandle session, JournalEntry entry, CancellationToken cancellationToken) =>
        Journal.InsertOneAsync(session, HistoryDocument.Entry(entry), cancellationToken: cancellationToken);

    /// <summary>What was written since the last call is there to stay.</summary>
    public void Commit()
    {
        foreach (var written in _uncommitted)
        {
            _known[(written.Row.Kind, written.Row.Version)] = written;
        }

        foreach (var row in _removed)
        {
            _known.Remove((row.Kind, row.Version));
        }

        Rollback();
    }

    /// <summary>What was written since the last call is gone.</summary>
    public void Rollback()
    {
        _uncommitted.Clear();
        _removed.Clear();
    }

    /// <summary>
    /// Raises the fence of every version, so that whatever a runner that lost its lock still sends finds nothing to change.
    /// </summary>
    public async Task FenceAsync(long token, CancellationToken cancellationToken)
    {
        foreach (var name in new HashSet<string>(StringComparer.Ordinal) { settings.HistoryName, settings.SeedHistoryName })
        {
            var below = new BsonDocument("fence", new BsonDocument("$lt", token));
            var raising = new BsonDocument("$set", new BsonDocument("fence", token));
            var collection = database.GetCollection<BsonDocument>(name);
            await collection.UpdateManyAsync(below, raising, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The highest token that anything of the history was written with; 0 where there is none.</summary>
    public async Task<long> HighestFenceAsync(CancellationToken cancellationToken)
    {
        var highest = 0L;
        foreach (var name in new HashSet<string>(StringComparer.Ordinal) { settings.HistoryName, settings.SeedHistoryName })
        {
            var fenced = new BsonDocument("fence", new BsonDocument("$exists", true));
            var document = await database.GetCollection<BsonDocument>(name).Find(fenced).Sort(new BsonDocument("fence", -1)).Limit(1).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            highest = Math.Max(highest, document is null ? 0 : new StoredDocument(document, name, version: null).Number("fence"));
        }

        return highest;
    }

    private async Task<KnownRow> ReplaceAsync(
        IClientSessionHandle session,
        KnownRow known,
        HistoryRow row,
        CancellationToken cancellationToken)
    {
        var fields = known.Older is { } older ? HistoryDocument.Completion(older, known.Row, row) : HistoryDocument.Fields(row);
        var filter = Fenced(known.Id, row.Token);
        var update = new BsonDocument("$set", fields);
        var collection = Collection(row.Kind);
        var result = await collection.UpdateOneAsync(session, filter, update, cancellationToken: cancellationToken).ConfigureAwait(false);
        return result.MatchedCount == 1
            ? new KnownRow(known.Id, known.Older?.DeepClone().AsBsonDocument.Merge(fields, overwriteExistingElements: true), row)
            : throw new HistoryChangedException(row.Version);
    }

    private async Task<KnownRow> InsertAsync(IClientSessionHandle session, HistoryRow row, CancellationToken cancellationToken)
    {
        try
        {
            var id = HistoryDocument.Id(row);
            var document = new BsonDocument("_id", id).AddRange(HistoryDocument.Fields(row));
            await Collection(row.Kind).InsertOneAsync(session, document, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new KnownRow(id, Older: null, row);
        }
        catch (MongoWriteException exception) when (exception.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            throw new HistoryChangedException(row.Version);
        }
    }

    private IMongoCollection<BsonDocument> Collection(MigrationKind kind) => database.GetCollection<BsonDocument>(settings.HistoryOf(kind));

    // Documents of older tools have no fence until they are completed.
    private static BsonDocument Fenced(BsonValue id, long token) => id is BsonDocument
        ? new BsonDocument { { "_id", id }, { "fence", new BsonDocument("$lte", token) } }
        : new BsonDocument { { "_id", id }, { "fence", new BsonDocument("$not", new BsonDocument("$gt", token)) } };

    private BsonDocument Filter(MigrationKind kind)
    {
        var alternatives = new BsonArray
        {
            new BsonDocument { { "_id.registry", settings.Registry }, { "_id.kind", kind.ToStored() } },
            new BsonDocument { { "registry", settings.Registry }, { "kind", kind.ToStored() } },
        };

        // An older tool's documents belong to the registry that is given their collection; in one that migrations and
        // seeds share, they are migrations.
        if (kind == MigrationKind.Migration || settings.SeedHistoryName != settings.HistoryName)
        {
            alternatives.Add(new BsonDocument { { "_id.kind", new BsonDocument("$exists", false) }, { "kind", new BsonDocument("$exists", false) } });
        }

        return new BsonDocument("$or", alternatives);
    }

    /// <param name="Id">Its document's.</param>
    /// <param name="Older">The document as it was read, where an older tool made it.</param>
    /// <param name="Row">What it said.</param>
    private sealed record KnownRow(BsonValue Id, BsonDocument? Older, HistoryRow Row);
}
