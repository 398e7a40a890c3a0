namespace GenMigrate;

/// <summary>Collects the steps of an SQL migration, in the order in which they run.</summary>
public sealed class SqlMigrationBuilder
{
    private readonly List<MigrationStep> _steps = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly SqlLanguage _language;
    private readonly TransactionMode _transaction;

    internal SqlMigrationBuilder(SqlLanguage language, TransactionMode transaction)
    {
        _language = language;
        _transaction = transaction;
    }

    internal IReadOnlyList<MigrationStep> Steps => _steps;

    /// <summary>Adds a step of one or more statements, named by what its first one does: <c>create table workers</c>.</summary>
    /// <param name="sql">The statements, separated by semicolons.</param>
    /// <param name="repeatable">Whether the step may run again after it was interrupted without a transaction.</param>
    /// <param name="outsideTransaction">
    /// Whether the step runs without a transaction, which the migration then has to do as well. What a database is known
    /// to refuse in one does so by itself, and so does a call of a procedure in a migration without a transaction.
    /// </param>
    public SqlMigrationBuilder Sql(string sql, bool repeatable = false, bool outsideTransaction = false) =>
        Add(null, sql, repeatable, outsideTransaction);

    /// <summary>Adds a step of one or more statements.</summary>
    /// <param name="name">What people and the history call it.</param>
    /// <param name="sql">The statements, separated by semicolons.</param>
    /// <param name="repeatable">Whether the step may run again after it was interrupted without a transaction.</param>
    /// <param name="outsideTransaction">
    /// Whether the step runs without a transaction, which the migration then has to do as well. What a database is known
    /// to refuse in one does so by itself, and so does a call of a procedure in a migration without a transaction.
    /// </param>
    public SqlMigrationBuilder Sql(string name, string sql, bool repeatable = false, bool outsideTransaction = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        _names.Add(name);
        return Add(name, sql, repeatable, outsideTransaction);
    }

    /// <summary>Adds a step of code. It runs in the migration's transaction, or in one of its own where the migration has none.</summary>
    /// <param name="name">What people and the history call it.</param>
    /// <param name="body">What to do. It must neither close the connection nor end the transaction.</param>
    /// <param name="repeatable">Whether the step may run again after it was interrupted without a transaction.</param>
    /// <param name="outsideTransaction">
    /// Whether the code gets no transaction, and may begin and commit its own: for work in batches, in a migration without a
    /// transaction. Such a step is recorded before and after it; interrupted, it runs again from its start if it is repeatable.
    /// </param>
    public SqlMigrationBuilder Run(
        string name, Func<SqlMigrationContext, CancellationToken, Task> body, bool repeatable = false, bool outsideTransaction = false)
    {
        ArgumentNullException.ThrowIfNull(body);
        _names.Add(name);
        _steps.Add(new CodeStep(name, body, repeatable, outsideTransaction));
        return this;
    }

    // Without a transaction every statement of a file is a step of its own, so that a crash costs at most one.
    internal void File(string file, string sql, int line)
    {
        if (_transaction == TransactionMode.PerMigration)
        {
            _steps.Add(new SqlStep(file, sql, _language, isRepeatable: false, line) { RunsOutside = OutsideMarker.Find(sql) is not null });
            return;
        }

        var end = 0;
        foreach (var statement in SqlSplitter.Split(sql, _language))
        {
            var marker = OutsideMarker.Find(sql[end..statement.Start]);
            var isRepeatable = marker is { IsRepeatable: true };
            _steps.Add(new SqlStep(Name([statement]), statement.Text, _language, isRepeatable, line + statement.Line - 1)
            {
                RunsOutside = marker is not null,
                CallsAlone = true,
            });
            end = statement.Start + statement.Length;
        }
    }

    private SqlMigrationBuilder Add(string? name, string sql, bool repeatable, bool outsideTransaction)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var statements = SqlSplitter.Split(sql, _language);
        _steps.Add(new SqlStep(name ?? Name(statements), sql, _language, repeatable, statements)
        {
            RunsOutside = outsideTransaction,
            CallsAlone = _transaction == TransactionMode.None,
        });
        return this;
    }

    private string Name(IReadOnlyList<SqlStatement> statements) =>
        MigrationStep.DeriveName(StatementName.Of(statements, _language), _steps.Count + 1, _names);
}
