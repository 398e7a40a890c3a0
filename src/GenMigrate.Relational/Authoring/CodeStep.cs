namespace GenMigrate;

/// <summary>A step of code.</summary>
internal sealed class CodeStep(string name, Func<SqlMigrationContext, CancellationToken, Task> body, bool isRepeatable) : MigrationStep(name, isRepeatable)
{
    public override string Hash { get; } = "run:" + name.ReplaceLineEndings(" ");

    public override bool IsTransactional => true;

    public override string? Text => null;

    public Task RunAsync(SqlMigrationContext context, CancellationToken cancellationToken) => body(context, cancellationToken);
}
