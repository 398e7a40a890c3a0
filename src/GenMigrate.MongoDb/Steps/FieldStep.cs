using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>
/// A change in many documents: done in batches in the order of <c>_id</c>, so that neither a transaction nor
/// a repetition is ever larger than a batch, and the next runner goes on where this one was stopped.
/// </summary>
internal sealed class FieldStep : MongoStep
{
    // What these leave depends on how often they are done (mongodb.com/docs/manual/reference/operator/update).
    private static readonly HashSet<string> Accumulating = ["$inc", "$mul", "$push", "$pop", "$bit"];

    private readonly BsonDocument _filter;
    private readonly BsonDocument _harmless;
    private readonly BsonValue _update;
    private readonly IReadOnlyList<FieldClash> _clashes;

    /// <summary>Makes the step.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="filter">Which documents.</param>
    /// <param name="update">What is done to them.</param>
    /// <param name="clashes">Documents for which the step is refused.</param>
    /// <param name="onlyWherePossible">Whether these are left out instead.</param>
    public FieldStep(
        string name,
        string collection,
        BsonDocument filter,
        BsonValue update,
        IReadOnlyList<FieldClash> clashes,
        bool onlyWherePossible)
        : base(name, isRepeatable: true)
    {
        (Collection, _update) = (collection, update);
        _harmless = clashes.Count == 0 ? [] : new BsonDocument("$nor", new BsonArray(clashes.Select(clash => clash.Filter)));
        _filter = onlyWherePossible ? And(filter, _harmless) : filter;
        _clashes = onlyWherePossible ? [] : clashes;
        var command = UpdateStep.MakeCommand(collection, _filter, update);
        (Hash, Text) = (HashOf(command), ToShellCommand(command));
    }

    public override string Collection { get; }

    public override bool IsTransactional => false;

    public override string Hash { get; }

    public override string Text { get; }

    public override IEnumerable<string> Check()
    {
        if (UpdateStep.WhyNot(_update) is { } why)
        {
            yield return why;
        }
        else if (_update is BsonDocument operators && operators.Names.FirstOrDefault(Accumulating.Contains) is { } accumulating)
        {
            yield return $"in batches an update has to be one that may be done twice to a document, and {accumulating} is none. "
                + "Write a pipeline whose result does not depend on that, or use UpdateMany.";
        }
    }

    /// <summary>Refuses the step where it cannot be done; asked before its first batch, so that nothing is written then.</summary>
    /// <exception cref="InvalidOperationException">A document stands in the way.</exception>
    public async Task PrepareAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        foreach (var clash in _clashes)
        {
            var filter = And(_filter, clash.Filter);
            var first = run.Collection(Collection).Find(run.Session, filter).Sort(new BsonDocument("_id", 1)).Limit(1);
            if (await first.FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is not { } document)
            {
                continue;
            }

            var count = await CountAsync(run, filter, cancellationToken).ConfigureAwait(false);
            var others = count > 1 ? $" ({count} documents are like that)" : "";
            throw new InvalidOperationException(
                $"the document with _id {ToShell(document["_id"])} in '{Collection}' {clash.Explain(document)}{others}. "
                + "Change such documents first, or leave them as they are with onlyWherePossible: true");
        }
    }

    /// <summary>How many documents are left.</summary>
    public async Task<long> CountAsync(MongoStepRun run, BsonValue? position, CancellationToken cancellationToken)
    {
        var left = 0L;
        foreach (var range in MongoIdRange.After(position))
        {
            left += await CountAsync(run, And(range, _filter), cancellationToken).ConfigureAwait(false);
        }

        return left;
    }

    /// <summary>Does the next batch; null when there is none.</summary>
    public async Task<MongoBatch?> RunBatchAsync(MongoStepRun run, BsonValue? position, int size, CancellationToken cancellationToken)
    {
        foreach (var range in MongoIdRange.After(position))
        {
            var documents = await run.Collection(Collection).Find(run.Session, And(range, _filter))
                .Sort(new BsonDocument("_id", 1))
                .Limit(size)
                .Project(new BsonDocument("_id", 1))
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            if (documents.Count > 0)
            {
                var ids = new BsonArray(documents.Select(document => document["_id"]));
                await UpdateAsync(run, ids, cancellationToken).ConfigureAwait(false);
                return new MongoBatch(ids[^1], ids.Count);
            }
        }

        return null;
    }

    // The program may have changed documents since the step looked for clashes.
    private async Task UpdateAsync(MongoStepRun run, BsonArray ids, CancellationToken cancellationToken)
    {
        var batch = And(new BsonDocument("_id", new BsonDocument("$in", ids)), And(_filter, _harmless));
        var update = UpdateStep.Definition(_update);
        var result = await run.Collection(Collection)
            .UpdateManyAsync(run.Session, batch, update, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (result.MatchedCount < ids.Count)
        {
            await PrepareAsync(run, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<long> CountAsync(MongoStepRun run, BsonDocument filter, CancellationToken cancellationToken) =>
        run.Collection(Collection).CountDocumentsAsync(run.Session, filter, cancellationToken: cancellationToken);

    private static BsonDocument And(BsonDocument first, BsonDocument second) => first.ElementCount == 0 ? second
        : second.ElementCount == 0 ? first
        : new BsonDocument("$and", new BsonArray { first, second });
}
