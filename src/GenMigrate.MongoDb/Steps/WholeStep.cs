namespace GenMigrate;

/// <summary>A step that is executed in one go.</summary>
internal abstract class WholeStep(string name, bool isRepeatable) : MongoStep(name, isRepeatable)
{
    /// <summary>Executes the step.</summary>
    public abstract Task RunAsync(MongoStepRun run, CancellationToken cancellationToken);
}
