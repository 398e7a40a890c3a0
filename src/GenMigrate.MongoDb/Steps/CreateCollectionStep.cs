using MongoDB.Bson;

namespace GenMigrate;

internal sealed class CreateCollectionStep(string name, string collection, BsonDocument? validator, BsonDocument? options)
    : DefinitionStep(name, collection, MakeCommand(collection, validator, options))
{
    protected override async Task<bool> IsInEffectAsync(MongoStepRun run, int code, CancellationToken cancellationToken)
    {
        if (code != MongoErrorCodes.NamespaceExists || await FindCollectionAsync(run, Collection, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return false;
        }

        // The server adds defaults of its own; what was asked for has to be there as it was asked for.
        var actual = found.GetValue("options", new BsonDocument()).AsBsonDocument;
        return Command.Elements.Skip(1).All(asked => actual.GetValue(asked.Name, BsonNull.Value) == asked.Value);
    }

    private static BsonDocument MakeCommand(string collection, BsonDocument? validator, BsonDocument? options)
    {
        var command = new BsonDocument("create", collection);
        if (validator is not null)
        {
            command.Add("validator", validator.DeepClone());
        }

        return command.AddRange(options?.DeepClone().AsBsonDocument ?? []);
    }
}
