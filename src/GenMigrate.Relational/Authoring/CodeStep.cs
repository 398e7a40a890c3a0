namespace GenMigrate;

/// <summary>A step of code.</summary>
internal sealed class CodeStep(string name, Func<SqlMigrationContext, CancellationToken, Task> body, bool isRepeatable, bool runsOutside)
    : MigrationStep(name, isRepeatable)
{
    public override string Hash { get; } = "run:" + name.ReplaceLineEndings(" ");

    public override bool IsTransactional => !runsOutside;

    public override string? Text => null;

    /// <summary>What is wrong with a step outside of the transaction where the migration is one.</summary>
    public static string OutsideOf(string step) =>
        $"step '{step}' runs outside of a transaction, but the migration is one transaction. Put it into a migration of its own "
        + "with Transaction = TransactionMode.None (in a .sql file: -- migrate:no-transaction).";

    public Task RunAsync(SqlMigrationContext context, CancellationToken cancellationToken) => body(context, cancellationToken);

    /// <summary>What is wrong with the step where it is to run.</summary>
    public IEnumerable<string> Check(TransactionMode transaction) =>
        transaction == TransactionMode.PerMigration && runsOutside ? [OutsideOf(Name)] : [];
}
