using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>
/// The lock: one document that says who holds it, until when by the server's clock, and with which token. A second
/// document, the fence, changes with each takeover and with each transaction, and never else: so a transaction of a
/// runner that has lost its lock conflicts, while renewing the lock disturbs none.
/// </summary>
/// <remarks>
/// A lock document that somebody deleted is made again by its holder, unless the fence says that another runner has had
/// the lock since; otherwise by a runner that wants it, which fences off the holder that it cannot see.
/// </remarks>
internal sealed class MongoLock(IMongoCollection<BsonDocument> collection, MongoHistory history, MigrationSettings settings)
{
    private const string LockId = "lock";
    private const string FenceId = "fence";
    private static readonly BsonDocument TheLock = new("_id", LockId);
    private static readonly BsonDocument TheFence = new("_id", FenceId);
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
        return found is null ? null : Identity(found, "holder");
    }

    /// <summary>Takes the lock if it is free, was let expire, or was this runner's already.</summary>
    public async Task<LockAttempt> TryTakeAsync(CancellationToken cancellationToken)
    {
        var found = await TakeAsync(cancellationToken).ConfigureAwait(false);
        if (found?["nonce"] != _nonce)
        {
            var holder = found is null ? null : Identity(found, "holder");
            return new LockAttempt(IsTaken: false, holder, TakenFrom: null) { IsMissing = found is null };
        }

        Token = new StoredDocument(found, settings.LockName, version: null).Number("token");
        return new LockAttempt(IsTaken: true, settings.Owner, Identity(found, "takenFrom"));
    }

    /// <summary>Lets a dead holder's lock expire at once.</summary>
    public Task ExpireAsync(ProcessIdentity dead, CancellationToken cancellationToken) => collection.UpdateOneAsync(
        new BsonDocument { { "_id", LockId }, { "holder", Document(dead) } },
        new BsonDocument("$set", new BsonDocument("expiresAt", new BsonDateTime(0))),
        cancellationToken: cancellationToken);

    /// <summary>
    /// Renews the lock and blocks until the server has answered. Needs no thread of the pool, except when the document is gone.
    /// </summary>
    /// <returns>Whether the lock is still its own.</returns>
    public bool Renew(CancellationToken cancellationToken) =>
        collection.UpdateOne(Mine(), Renewing(), cancellationToken: cancellationToken).MatchedCount == 1
        || RenewAsync(cancellationToken).GetAwaiter().GetResult();

    /// <summary>Says that this runner is alive.</summary>
    /// <returns>Whether the lock is still its own.</returns>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        if (await ExtendAsync(cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        if (!await ExistsAsync(MayPass(), cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        // With its expiry from the start: without one, another runner could take the lock over before it is extended.
        var time = await MongoServer.TimeAsync(collection.Database, cancellationToken).ConfigureAwait(false);
        await TryInsertAsync(LockDocument(Token, ExpiryAfter(time)), cancellationToken).ConfigureAwait(false);
        return await ExtendAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the lock back; also one that was deleted, for which others may be waiting.</summary>
    public async Task ReleaseAsync()
    {
        if (!await FreeAsync().ConfigureAwait(false) && await RenewAsync(CancellationToken.None).ConfigureAwait(false))
        {
            await FreeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Makes a lock that is missing, and takes it. Somebody may still hold the one that was deleted.</summary>
    /// <returns>Whether this runner has it now.</returns>
    public async Task<bool> TryMakeAsync(CancellationToken cancellationToken)
    {
        // The time makes the token higher than any that was given before.
        var time = await MongoServer.TimeAsync(collection.Database, cancellationToken).ConfigureAwait(false);
        var token = Math.Max(time, await history.HighestFenceAsync(cancellationToken).ConfigureAwait(false) + 1);
        if (!await TryInsertAsync(LockDocument(token, ExpiryAfter(time)), cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        Token = token;
        await FenceOffAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Makes a fence that is missing; the lock is held.</summary>
    public async Task EnsureFenceAsync(CancellationToken cancellationToken)
    {
        if (!await HasFenceAsync(cancellationToken).ConfigureAwait(false))
        {
            await TryInsertAsync(FenceDocument(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the fence is there; it is as long as nobody removed the whole collection.</summary>
    public Task<bool> HasFenceAsync(CancellationToken cancellationToken) => ExistsAsync(TheFence, cancellationToken);

    /// <summary>From here on no runner that had the lock before can commit a transaction or write history.</summary>
    public async Task FenceOffAsync(CancellationToken cancellationToken)
    {
        if (!await TryInsertAsync(FenceDocument(), cancellationToken).ConfigureAwait(false))
        {
            var raising = new BsonDocument("$max", new BsonDocument("token", Token));
            await collection.UpdateOneAsync(TheFence, raising, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        await history.FenceAsync(Token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>At the end of a transaction: makes it conflict with a takeover, whichever of the two comes first.</summary>
    /// <returns>False: the lock has been taken over.</returns>
    public async Task<bool> PassFenceAsync(IClientSessionHandle session, CancellationToken cancellationToken)
    {
        var pass = new BsonDocument("$inc", new BsonDocument("passed", 1L));
        var result = await collection.UpdateOneAsync(session, MayPass(), pass, cancellationToken: cancellationToken).ConfigureAwait(false);
        return result.MatchedCount == 1;
    }

    /// <summary>Who holds the lock; null: nobody.</summary>
    public async Task<ProcessIdentity?> FindHolderAsync(CancellationToken cancellationToken)
    {
        var found = await collection.Find(TheLock).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return found is null ? null : Identity(found, "holder");
    }

    private Task<BsonDocument?> TakeAsync(CancellationToken cancellationToken)
    {
        var taking = new PipelineUpdateDefinition<BsonDocument>(new[] { Taking() });
        var after = new FindOneAndUpdateOptions<BsonDocument, BsonDocument> { ReturnDocument = ReturnDocument.After };
        return UnlessMissingAsync(() => collection.FindOneAndUpdateAsync(TheLock, taking, after, cancellationToken), cancellationToken);
    }

    private async Task<bool> ExtendAsync(CancellationToken cancellationToken)
    {
        var expiry = new BsonDocument("$set", new BsonDocument("expiresAt", Expiry()));
        var extending = new PipelineUpdateDefinition<BsonDocument>(new[] { expiry });
        var result = await UnlessMissingAsync(
            () => collection.UpdateOneAsync(Mine(), extending, cancellationToken: cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return result is { MatchedCount: 1 };
    }

    // Servers differ in how they answer where the whole collection was dropped.
    private async Task<T?> UnlessMissingAsync<T>(Func<Task<T>> command, CancellationToken cancellationToken)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (MongoException exception) when (exception is MongoCommandException or MongoWriteException)
        {
            return await ExistsAsync(TheLock, cancellationToken).ConfigureAwait(false)
                ? await command().ConfigureAwait(false)
                : default;
        }
    }

    private Task<bool> ExistsAsync(BsonDocument filter, CancellationToken cancellationToken) =>
        collection.Find(filter).Limit(1).AnyAsync(cancellationToken);

    private async Task<bool> FreeAsync()
    {
        var free = new BsonDocument { { "holder", BsonNull.Value }, { "nonce", BsonNull.Value }, { "expiresAt", BsonNull.Value } };
        var result = await collection.UpdateOneAsync(Mine(), new BsonDocument("$set", free)).ConfigureAwait(false);
        return result.MatchedCount == 1;
    }

    private async Task<bool> TryInsertAsync(BsonDocument document, CancellationToken cancellationToken)
    {
        try
        {
            await collection.InsertOneAsync(document, cancellationToken: cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (MongoWriteException exception) when (exception.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            return false;
        }
    }

    private BsonDateTime ExpiryAfter(long time) => new(time + (long)settings.LeaseTime.TotalMilliseconds);

    private BsonDocument MayPass() => new() { { "_id", FenceId }, { "token", new BsonDocument("$lte", Token) } };

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

    private BsonDocument FenceDocument() => new() { { "_id", FenceId }, { "token", Token } };

    private BsonDocument LockDocument(long token, BsonValue expiry) => new()
    {
        { "_id", LockId },
        { "token", token },
        { "holder", Document(settings.Owner) },
        { "nonce", _nonce },
        { "expiresAt", expiry },
    };

    private static BsonDocument If(BsonValue condition, BsonValue yes, BsonValue no) => new("$cond", new BsonArray { condition, yes, no });

    private static BsonDocument OrNull(string field) => new("$ifNull", new BsonArray { field, BsonNull.Value });

    private static BsonDocument Literal(BsonValue value) => new("$literal", value);

    private static BsonDocument Document(ProcessIdentity owner) => new() { { "machine", owner.Machine }, { "processId", owner.ProcessId }, { "processStart", owner.ProcessStart }, { "program", owner.Program } };

    private ProcessIdentity? Identity(BsonDocument found, string field)
    {
        if (found.GetValue(field, BsonNull.Value) is not BsonDocument value)
        {
            return null;
        }

        var holder = new StoredDocument(value, settings.LockName, version: null);
        return new ProcessIdentity(holder.Text("machine"), holder.Count("processId"), holder.Text("processStart"), holder.Text("program"));
    }
}
