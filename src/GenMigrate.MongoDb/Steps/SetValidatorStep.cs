using MongoDB.Bson;

namespace GenMigrate;

internal sealed class SetValidatorStep(string name, string collection, BsonDocument validator, BsonDocument? previous)
    : DefinitionStep(name, collection, new BsonDocument { { "collMod", collection }, { "validator", validator } })
{
    public override async Task RunAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        if (previous is not null)
        {
            var found = await FindCollectionAsync(run, Collection, cancellationToken).ConfigureAwait(false);
            var actual = found?.GetValue("options", new BsonDocument()).AsBsonDocument.GetValue("validator", new BsonDocument()) ?? new BsonDocument();
            if (actual != previous && !(run.IsRepeat && actual == validator))
            {
                throw new InvalidOperationException($"the validator of '{Collection}' is not the one that the step expects ('previous'), so somebody changed it by hand. Compare it with db.getCollectionInfos({{name: \"{Collection}\"}})[0].options.validator");
            }
        }

        await base.RunAsync(run, cancellationToken).ConfigureAwait(false);
    }

    // The same validator may be set again.
    protected override Task<bool> IsInEffectAsync(MongoStepRun run, int code, CancellationToken cancellationToken) => Task.FromResult(false);
}
