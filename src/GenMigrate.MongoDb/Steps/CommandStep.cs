using MongoDB.Bson;

namespace GenMigrate;

/// <summary>A command as the author wrote it.</summary>
internal sealed class CommandStep(string name, BsonDocument command, bool isRepeatable) : WholeStep(name, isRepeatable)
{
    // Of the commands that write, those that MongoDB takes in a transaction (mongodb.com/docs/manual/core/transactions-operations).
    // Whatever is not known to be one of them counts as refused there.
    private static readonly HashSet<string> InTransactions = ["insert", "update", "delete", "findAndModify", "findandmodify"];

    public override string? Collection => IsTransactional && command.GetElement(0).Value is BsonString collection ? collection.Value : null;

    public override bool IsTransactional => command.ElementCount > 0 && InTransactions.Contains(command.GetElement(0).Name);

    public override string Hash { get; } = HashOf(command);

    public override string Text => ToShellCommand(command);

    public override IEnumerable<string> Check() => command.ElementCount == 0 ? ["the command is empty. Its first field names it: { collMod: \"users\", … }."] : [];

    public override async Task RunAsync(MongoStepRun run, CancellationToken cancellationToken)
    {
        var reply = await run.CommandAsync(command, cancellationToken).ConfigureAwait(false);
        if (reply.TryGetValue("writeErrors", out var errors) && errors is BsonArray { Count: > 0 } array)
        {
            // The driver looks into replies of its own operations only.
            throw new MongoWriteFailure(array[0].AsBsonDocument);
        }

        if (IsTransactional && (reply.TryGetValue("nModified", out var count) || reply.TryGetValue("n", out count)))
        {
            run.Count(count.ToInt64());
        }
    }
}
