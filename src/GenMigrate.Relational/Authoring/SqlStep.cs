using System.Security.Cryptography;
using System.Text;

namespace GenMigrate;

/// <summary>A step of SQL text: one or more statements.</summary>
internal sealed class SqlStep : MigrationStep
{
    private readonly SqlLanguage _language;
    private readonly int _firstLine;
    private readonly bool _isTransactional;
    private readonly bool _callsProcedure;

    public SqlStep(string name, string sql, SqlLanguage language, bool isRepeatable, int firstLine = 1)
        : this(name, sql, language, isRepeatable, firstLine, SqlSplitter.Split(sql, language))
    {
    }

    /// <summary>Makes a step of a text that has been cut into its statements.</summary>
    public SqlStep(string name, string sql, SqlLanguage language, bool isRepeatable, IReadOnlyList<SqlStatement> statements)
        : this(name, sql, language, isRepeatable, 1, statements)
    {
    }

    private SqlStep(string name, string sql, SqlLanguage language, bool isRepeatable, int firstLine, IReadOnlyList<SqlStatement> statements)
        : base(name, isRepeatable || (statements.Count > 0 && statements.All(statement => SqlFacts.IsRepeatable(statement, language))))
    {
        _language = language;
        _firstLine = firstLine;
        Text = sql;
        Statements = statements;
        _callsProcedure = language == SqlLanguage.PostgreSql && statements is [var only] && SqlFacts.CallsProcedure(only);
        _isTransactional = statements.All(statement => SqlFacts.WhyNotInTransaction(statement, language) is null);
    }

    public IReadOnlyList<SqlStatement> Statements { get; }

    public override string Text { get; }

    public override bool IsTransactional => _isTransactional && !RunsOutside && !(CallsAlone && _callsProcedure);

    /// <summary>Whether it has a statement that changes rows, so that there is a number of them.</summary>
    public bool ChangesRows => Statements.Any(SqlFacts.ChangesRows);

    /// <summary>Whether its author says that it runs without a transaction.</summary>
    public bool RunsOutside { get; init; }

    /// <summary>Whether a procedure is called without a transaction, as it may commit then.</summary>
    public bool CallsAlone { get; init; }

    // Line ends are the checkout's, not the author's.
    public override string Hash => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>The line, from 1, in the step's text, or in the file it comes from.</summary>
    public int LineOf(SqlPosition position) => _firstLine + position.Line - 1;

    /// <summary>What is wrong with the step where it is to run, found by reading it.</summary>
    public IEnumerable<string> Check(TransactionMode transaction)
    {
        if (transaction == TransactionMode.PerMigration && RunsOutside)
        {
            yield return CodeStep.OutsideOf(Name);
        }

        foreach (var statement in Statements)
        {
            if (WhyNot(statement, transaction) is { } why)
            {
                yield return $"step '{Name}', line {LineOf(statement.PositionAt(0))}: {why}";
            }
        }
    }

    private string? WhyNot(SqlStatement statement, TransactionMode transaction)
    {
        if (SqlFacts.WhyRefused(statement, _language) is { } refused)
        {
            return refused;
        }

        if (SqlFacts.IsTransactionControl(statement, _language))
        {
            return "the step controls the transaction itself, which would break the migration in two. Remove the statement: the runner begins and commits. A migration that must run without a transaction says Transaction = TransactionMode.None.";
        }

        return transaction == TransactionMode.PerMigration && SqlFacts.WhyNotInTransaction(statement, _language) is { } name
            ? $"{name} cannot run in a transaction. Put it into a migration of its own with Transaction = TransactionMode.None (in a .sql file: -- migrate:no-transaction)."
            : null;
    }
}
