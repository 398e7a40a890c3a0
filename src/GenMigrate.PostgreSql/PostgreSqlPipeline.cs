using Npgsql;

namespace GenMigrate;

/// <summary>
/// What waits to be sent. Statements of a transaction are collected until somebody needs their effect (a step of code,
/// the commit, somebody who watches the progress) and then go to the server at once: for a migration of SQL steps that is
/// one round trip from BEGIN to COMMIT, and after a failure one from ROLLBACK to the COMMIT of its record.
/// </summary>
internal sealed class PostgreSqlPipeline(PostgreSqlSession session, Func<Exception, MigrationException> translate)
{
    private readonly List<NpgsqlBatchCommand> _commands = [];
    private readonly Dictionary<NpgsqlBatchCommand, StepStatement> _statements = [];
    private NpgsqlBatchCommand? _commit;

    /// <summary>Adds a statement of ours.</summary>
    public void Add(string sql, IEnumerable<(string Name, object? Value)> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter(name, value ?? DBNull.Value));
        }

        _commands.Add(command);
    }

    /// <summary>Adds a statement of ours, with <c>$1</c> and so on for its values.</summary>
    public void Add(string sql, IEnumerable<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        _commands.Add(command);
    }

    /// <summary>Adds a statement of ours that is complete.</summary>
    public void Add(string sql) => _commands.Add(Command(sql));

    /// <summary>Adds a statement of a migration.</summary>
    public void Add(StepStatement statement)
    {
        var command = Command(statement.Statement.Text);
        _commands.Add(command);
        _statements.Add(command, statement);
    }

    /// <summary>Adds the commit; what it fails with is the migration's fault (a deferred constraint), not ours.</summary>
    public void AddCommit() => _commands.Add(_commit = new NpgsqlBatchCommand("COMMIT"));

    /// <summary>Forgets what waits.</summary>
    public void Clear()
    {
        _commands.Clear();
        _statements.Clear();
        _commit = null;
    }

    /// <summary>Sends what waits. Whatever comes of it, nothing waits afterwards.</summary>
    /// <returns>How long each migration took whose <see cref="MigrationFrame.Finish"/> was among it, in their order.</returns>
    /// <exception cref="StepFailedException">A statement of a migration failed.</exception>
    /// <exception cref="MigrationLockException">The lease is somebody else's by now.</exception>
    public async Task<IReadOnlyList<TimeSpan>> FlushAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_commands.Count == 0)
        {
            return [];
        }

        var watch = session.WatchLocks();
        await using (watch.ConfigureAwait(false))
        {
            return await SendAsync(connection, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A statement as its author wrote it. The driver looks for parameters and for semicolons in a text without
    /// parameters, and takes those in a body (BEGIN ATOMIC) for ends; given one by position, it leaves the text alone,
    /// and the server ignores one that nothing refers to.
    /// </summary>
    public static NpgsqlBatchCommand Command(string text)
    {
        var command = new NpgsqlBatchCommand(text);
        if (text.Contains(';', StringComparison.Ordinal))
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 0 });
        }

        return command;
    }

    private async Task<IReadOnlyList<TimeSpan>> SendAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var batch = new NpgsqlBatch(connection) { Timeout = 0 };
            await using (batch.ConfigureAwait(false))
            {
                foreach (var command in _commands)
                {
                    batch.BatchCommands.Add(command);
                }

                var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var durations = await MigrationFrame.ReadDurationsAsync(reader, cancellationToken).ConfigureAwait(false);
                    CountRows();
                    return durations;
                }
            }
        }
        catch (PostgresException exception)
        {
            throw Attribute(exception);
        }
        finally
        {
            Clear();
        }
    }

    private void CountRows()
    {
        foreach (var (command, statement) in _statements)
        {
            if (command.RecordsAffected >= 0 && SqlFacts.ChangesRows(statement.Statement))
            {
                statement.Affected?.Add(command.RecordsAffected);
            }
        }
    }

    private Exception Attribute(PostgresException exception)
    {
        // From its version 10 on the driver does not name it unless the connection string asks for that. What is done has a type.
        if ((exception.BatchCommand ?? _commands.Find(sent => sent.StatementType == StatementType.Unknown)) is not NpgsqlBatchCommand command)
        {
            return exception;
        }

        if (_statements.TryGetValue(command, out var statement))
        {
            PostgreSqlErrors.NameRole(exception, statement);
            return statement.Failed(session, exception);
        }

        // A proof of ours; what is deferred to the commit is the migration's own.
        if (command != _commit && exception.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            return new MigrationLockException("This runner was stopped, or cut off from the database, for so long that another one took its lock over. It has written nothing since; look at `status`.", null, exception);
        }

        var isOfMigration = command == _commit || exception.SqlState == PostgresErrorCodes.InFailedSqlTransaction || exception.SqlState == PostgresErrorCodes.InvalidSqlStatementName || PostgreSqlErrors.IsInTheWay(exception) || PostgreSqlErrors.IsConnectionLoss(exception);
        return isOfMigration ? exception : translate(exception);
    }
}
