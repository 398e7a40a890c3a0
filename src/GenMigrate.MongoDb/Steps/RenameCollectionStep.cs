using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

internal sealed class RenameCollectionStep(string name, string collection, string newName)
    : DefinitionStep(name, collection, new BsonDocument { { "renameCollection", collection }, { "to", newName } })
{
    // The command itself is one of the database 'admin' and names the database, which a step does not know.
    public override string Text => $"db.getCollection({ToShell(Collection)}).renameCollection({ToShell(newName)});";

    public override async Task RunAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        try
        {
            await run.Database.RenameCollectionAsync(run.Session, Collection, newName, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (MongoCommandException exception) when (run.IsRepeat)
        {
            if (!await IsInEffectAsync(run, exception.Code, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    protected override async Task<bool> IsInEffectAsync(MongoStepRun run, int code, CancellationToken cancellationToken) =>
        code == MongoErrorCodes.NamespaceNotFound && await FindCollectionAsync(run, newName, cancellationToken).ConfigureAwait(false) is not null;
}
