using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>
/// A change in many documents: done in batches in the order of <c>_id</c>, so that neither a transaction nor
/// a repetition is ever larger than a batch, and the next runner goes on where this one was stopped.
/// </summary>
internal sealed class FieldStep(string name, string collection, BsonDocument filter, BsonValue update, FieldClash? clash = null) : MongoStep(name, isRepeatable: true)
{
    // What these leave depends on how often they are done (mongodb.com/docs/manual/reference/operator/update).
    private static readonly HashSet<string> Accumulating = ["$inc", "$mul", "$push", "$pop", "$bit"];

    public override string Collection => collection;

    public override bool IsTransactional => false;

    public override string Hash { get; } = HashOf(UpdateStep.MakeCommand(collection, filter, update));

    public override string Text => ToShellCommand(UpdateStep.MakeCommand(collection, filter, update));

    public override IEnumerable<string> Check()
    {
        if (UpdateStep.WhyNot(update) is { } why)
        {
            yield return why;
        }
        else if (update is BsonDocument operators && operators.Names.FirstOrDefault(Accumulating.Contains) is { } accumulating)
        {
            yield return $"in batches an update has to be one that may be done twice to a document, and {accumulating} is none. Write a pipeline whose result does not depend on that, or use UpdateMany.";
        }
    }

    /// <summary>Whether the step can be done at all; asked once, before its first batch.</summary>
    public async Task PrepareAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        if (clash is not null && await run.Collection(collection).Find(run.Session, clash.Filter).Limit(1).AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidOperationException(clash.Message);
        }
    }

    /// <summary>How many documents are left.</summary>
    public async Task<long> CountAsync(MongoStepRun run, BsonValue? position, CancellationToken cancellationToken)
    {
        var left = 0L;
        foreach (var range in MongoIdRange.After(position))
        {
            left += await run.Collection(collection).CountDocumentsAsync(run.Session, And(range), cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        return left;
    }

    /// <summary>Does the next batch; null when there is none.</summary>
    public async Task<MongoBatch?> RunBatchAsync(MongoStepRun run, BsonValue? position, int size, CancellationToken cancellationToken)
    {
        foreach (var range in MongoIdRange.After(position))
        {
            var documents = await run.Collection(collection).Find(run.Session, And(range))
                .Sort(new BsonDocument("_id", 1)).Limit(size).Project(new BsonDocument("_id", 1)).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (documents.Count > 0)
            {
                var ids = new BsonArray(documents.Select(document => document["_id"]));
                await run.Collection(collection).UpdateManyAsync(run.Session, And(new BsonDocument("_id", new BsonDocument("$in", ids))), UpdateStep.Definition(update), cancellationToken: cancellationToken).ConfigureAwait(false);
                return new MongoBatch(ids[^1], ids.Count);
            }
        }

        return null;
    }

    private BsonDocument And(BsonDocument range) => range.ElementCount == 0 ? filter : filter.ElementCount == 0 ? range : new BsonDocument("$and", new BsonArray { range, filter });
}
