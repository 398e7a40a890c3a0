using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>
/// A step that changes a collection's definition by one command, which MongoDB takes in no transaction. Each of them
/// can tell whether an earlier attempt that broke off has taken effect, so all of them are repeatable.
/// </summary>
internal abstract class DefinitionStep(string name, string collection, BsonDocument command) : WholeStep(name, isRepeatable: true)
{
    public override string Collection => collection;

    public override bool IsTransactional => false;

    public override bool IsAtomic => true;

    public override string Hash { get; } = HashOf(command);

    public override string? Text => ToShellCommand(command);

    protected BsonDocument Command => command;

    public override async Task RunAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        try
        {
            await run.CommandAsync(command, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoCommandException exception) when (run.IsRepeat)
        {
            if (!await IsInEffectAsync(run, exception.Code, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    /// <summary>Whether an error, met when the step is repeated, says that the earlier attempt has taken effect.</summary>
    protected abstract Task<bool> IsInEffectAsync(MongoStepRun run, int code, CancellationToken cancellationToken);

    /// <summary>What the server says of a collection; null where there is none.</summary>
    protected static async Task<BsonDocument?> FindCollectionAsync(MongoStepRun run, string name, CancellationToken cancellationToken)
    {
        using var cursor = await run.Database.ListCollectionsAsync(run.Session, new ListCollectionsOptions { Filter = new BsonDocument("name", name) }, cancellationToken).ConfigureAwait(false);
        return await cursor.FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }
}
