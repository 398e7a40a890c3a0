namespace GenMigrate;

/// <summary>A step of code.</summary>
internal sealed class MongoCodeStep(string name, Func<MongoMigrationContext, CancellationToken, Task> body, bool isRepeatable, bool outsideTransaction) : WholeStep(name, isRepeatable)
{
    public override string? Collection => null;

    public override bool IsTransactional => !outsideTransaction;

    public override string Hash { get; } = "run:" + name;

    public override string? Text => null;

    public override Task RunAsync(MongoStepRun run, CancellationToken cancellationToken) =>
        body(new MongoMigrationContext(run.Database, run.Session.IsInTransaction ? run.Session : null, run.Settings, run.Report), cancellationToken);
}
