using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>
/// The lock: one document that says who holds it, until when by the server's clock, and with which token. A second
/// document, the fence, changes with each takeover and with each transaction, and never else: so a transaction of a
/// runner that has lost its lock conflicts, while renewing the lock disturbs none.
/// </summary>
internal sealed class MongoLock(IMongoCollection<BsonDocument> collection, MigrationSettings settings)
{
    private const string LockId = "lock";
    private const string FenceId = "fence";
    private readonly string _nonce = Guid.NewGuid().ToString("N");

    /// <summary>The token under which this runner writes; grows each time the lock is taken.</summary>
    public long Token { get; private set; }

    /// <summary>
    /// Who holds the lock such that it cannot be taken; null where it can be tried. A look costs the server less than a
    /// try: many wait, one works.
    /// </summary>
    public async Task<ProcessIdentity?> FindLivingHolderAsync(CancellationToken cancellationToken)
    {
        var stands = new BsonDocument("$gt", new BsonArray { "$expiresAt", "$$NOW" });
        var held = new BsonDocument { { "_id", LockId }, { "nonce", new BsonDocument("$ne", _nonce) }, { "$expr", stands } };
        var found = await collection.Find(held).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return found is null ? null : Identity(found["holder"]);
    }

    /// <summary>Takes the lock if it is free, was let expire, or was this runner's already.</summary>
    /// <returns>Who has it now, and whom it was taken from if its holder did not give it back.</returns>
    public async Task<(bool IsTaken, ProcessIdentity? Holder, ProcessIdentity? TakenFrom)> TryTakeAsync(CancellationToken cancellationToken)
    {
        var found = await collection.FindOneAndUpdateAsync(
            new BsonDocument("_id", LockId),
            new PipelineUpdateDefinition<BsonDocument>(new[] { Taking() }),
            new FindOneAndUpdateOptions<BsonDocument, BsonDocument> { ReturnDocument = ReturnDocument.After },
            cancellationToken).ConfigureAwait(false);
        if (found["nonce"] != _nonce)
        {
            return (false, Identity(found["holder"]), null);
        }

        Token = found["token"].ToInt64();
        return (true, settings.Owner, Identity(found["takenFrom"]));
    }

    /// <summary>Lets a dead holder's lock expire at once.</summary>
    public Task ExpireAsync(ProcessIdentity dead, CancellationToken cancellationToken) => collection.UpdateOneAsync(
        new BsonDocument { { "_id", LockId }, { "holder", Document(dead) } },
        new BsonDocument("$set", new BsonDocument("expiresAt", new BsonDateTime(0))),
        cancellationToken: cancellationToken);

    /// <summary>Renews the lock without the thread pool: blocks until the server has answered.</summary>
    /// <returns>Whether the lock is still its own.</returns>
    public bool Renew(CancellationToken cancellationToken) =>
        collection.UpdateOne(Mine(), Renewing(), cancellationToken: cancellationToken).MatchedCount == 1;

    /// <summary>Says that this runner is alive.</summary>
    /// <returns>Whether the lock is still its own.</returns>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        var result = await collection.UpdateOneAsync(Mine(), Renewing(), cancellationToken: cancellationToken).ConfigureAwait(false);
        return result.MatchedCount == 1;
    }

    public async Task ReleaseAsync()
    {
        var free = new BsonDocument { { "holder", BsonNull.Value }, { "nonce", BsonNull.Value }, { "expiresAt", BsonNull.Value } };
        await collection.UpdateOneAsync(Mine(), new BsonDocument("$set", free)).ConfigureAwait(false);
    }

    /// <summary>Makes lock and fence where they are missing.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var present = await collection.CountDocumentsAsync(new BsonDocument("_id", new BsonDocument("$in", new BsonArray { LockId, FenceId })), cancellationToken: cancellationToken).ConfigureAwait(false);
        if (present < 2)
        {
            await InsertAsync(new BsonDocument { { "_id", LockId }, { "token", 0L }, { "holder", BsonNull.Value }, { "nonce", BsonNull.Value }, { "expiresAt", BsonNull.Value } }, cancellationToken).ConfigureAwait(false);
            await InsertAsync(new BsonDocument { { "_id", FenceId }, { "token", 0L } }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Makes the token higher than one that the history was written with, where the lock's collection was dropped since.
    /// </summary>
    public async Task RaiseTokenAsync(long above, CancellationToken cancellationToken)
    {
        if (Token <= above)
        {
            Token = above + 1;
            await collection.UpdateOneAsync(Mine(), new BsonDocument("$set", new BsonDocument("token", Token)), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>After a takeover: from here on no transaction of an earlier holder can commit.</summary>
    public Task RaiseFenceAsync(CancellationToken cancellationToken) =>
        collection.UpdateOneAsync(new BsonDocument("_id", FenceId), new BsonDocument("$max", new BsonDocument("token", Token)), cancellationToken: cancellationToken);

    /// <summary>At the end of a transaction: makes it conflict with a takeover, whichever of the two comes first.</summary>
    /// <returns>False: the lock has been taken over.</returns>
    public async Task<bool> PassFenceAsync(IClientSessionHandle session, CancellationToken cancellationToken)
    {
        var mine = new BsonDocument { { "_id", FenceId }, { "token", new BsonDocument("$lte", Token) } };
        var result = await collection.UpdateOneAsync(session, mine, new BsonDocument("$inc", new BsonDocument("passed", 1L)), cancellationToken: cancellationToken).ConfigureAwait(false);
        return result.MatchedCount == 1;
    }

    /// <summary>Who holds the lock; null: nobody.</summary>
    public async Task<ProcessIdentity?> FindHolderAsync(CancellationToken cancellationToken)
    {
        var found = await collection.Find(new BsonDocument("_id", LockId)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return found is null ? null : Identity(found["holder"]);
    }

    private async Task InsertAsync(BsonDocument document, CancellationToken cancellationToken)
    {
        try
        {
            await collection.InsertOneAsync(document, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (MongoWriteException exception) when (exception.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            // It is there, or another runner was faster.
        }
    }

    private BsonDocument Mine() => new() { { "_id", LockId }, { "nonce", _nonce } };

    private PipelineUpdateDefinition<BsonDocument> Renewing() => new(new[] { new BsonDocument("$set", new BsonDocument("expiresAt", Expiry())) });

    private BsonDocument Expiry() => new("$add", new BsonArray { "$$NOW", (long)settings.LeaseTime.TotalMilliseconds });

    // One stage, so that every expression sees the document as it was before.
    private BsonDocument Taking()
    {
        var free = new BsonDocument("$or", new BsonArray
        {
            new BsonDocument("$eq", new BsonArray { OrNull("$holder"), BsonNull.Value }),
            new BsonDocument("$lte", new BsonArray { "$expiresAt", "$$NOW" }),
            new BsonDocument("$eq", new BsonArray { "$nonce", _nonce }),
        });
        return new BsonDocument("$set", new BsonDocument
        {
            { "token", If(free, new BsonDocument("$add", new BsonArray { "$token", 1L }), "$token") },
            { "takenFrom", If(free, If(new BsonDocument("$eq", new BsonArray { "$nonce", _nonce }), OrNull("$takenFrom"), OrNull("$holder")), OrNull("$takenFrom")) },
            { "holder", If(free, Literal(Document(settings.Owner)), "$holder") },
            { "nonce", If(free, _nonce, "$nonce") },
            { "expiresAt", If(free, Expiry(), "$expiresAt") },
        });
    }

    private static BsonDocument If(BsonValue condition, BsonValue yes, BsonValue no) => new("$cond", new BsonArray { condition, yes, no });

    private static BsonDocument OrNull(string field) => new("$ifNull", new BsonArray { field, BsonNull.Value });

    private static BsonDocument Literal(BsonValue value) => new("$literal", value);

    private static BsonDocument Document(ProcessIdentity owner) => new() { { "machine", owner.Machine }, { "processId", owner.ProcessId }, { "processStart", owner.ProcessStart }, { "program", owner.Program } };

    private static ProcessIdentity? Identity(BsonValue value) => value is BsonDocument holder
        ? new ProcessIdentity(holder["machine"].AsString, holder["processId"].ToInt32(), holder["processStart"].AsString, holder["program"].AsString)
        : null;
}
