namespace GenMigrate;

/// <summary>Collects the steps of an SQL migration, in the order in which they run.</summary>
public sealed class SqlMigrationBuilder
{
    private readonly List<MigrationStep> _steps = [];
    private readonly SqlLanguage _language;
    private readonly TransactionMode _transaction;

    internal SqlMigrationBuilder(SqlLanguage language, TransactionMode transaction)
    {
        _language = language;
        _transaction = transaction;
    }

    internal IReadOnlyList<MigrationStep> Steps => _steps;

    /// <summary>Adds a step of one or more statements, named by its place.</summary>
    /// <param name="sql">The statements, separated by semicolons.</param>
    /// <param name="repeatable">Whether the step may run again after it broke off without a transaction.</param>
    public SqlMigrationBuilder Sql(string sql, bool repeatable = false) => Sql(NextName(), sql, repeatable);

    /// <summary>Adds a step of one or more statements.</summary>
    /// <param name="name">What people and the history call it.</param>
    /// <param name="sql">The statements, separated by semicolons.</param>
    /// <param name="repeatable">Whether the step may run again after it broke off without a transaction.</param>
    public SqlMigrationBuilder Sql(string name, string sql, bool repeatable = false)
    {
        ArgumentNullException.ThrowIfNull(sql);
        _steps.Add(new SqlStep(name, sql, _language, repeatable));
        return this;
    }

    /// <summary>Adds a step of code. It runs in the migration's transaction, or in one of its own where the migration opted out.</summary>
    /// <param name="name">What people and the history call it.</param>
    /// <param name="body">What to do. It must neither close the connection nor end the transaction.</param>
    /// <param name="repeatable">Whether the step may run again after it broke off without a transaction.</param>
    public SqlMigrationBuilder Run(string name, Func<SqlMigrationContext, CancellationToken, Task> body, bool repeatable = false)
    {
        ArgumentNullException.ThrowIfNull(body);
        _steps.Add(new CodeStep(name, body, repeatable));
        return this;
    }

    // Without a transaction every statement of a file is a step of its own, so that a crash costs at most one.
    internal void File(string file, string sql, int line)
    {
        if (_transaction == TransactionMode.PerMigration)
        {
            _steps.Add(new SqlStep(file, sql, _language, isRepeatable: false, line));
            return;
        }

        foreach (var statement in SqlSplitter.Split(sql, _language))
        {
            _steps.Add(new SqlStep(NextName(), statement.Text, _language, isRepeatable: false, line + statement.Line - 1));
        }
    }

    private string NextName() => $"step {_steps.Count + 1}";
}
