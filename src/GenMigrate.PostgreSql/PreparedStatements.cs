using Npgsql;

namespace GenMigrate;

/// <summary>
/// Statements of ours that come again with every migration. Reading and planning one takes the server longer than
/// executing it, so for a long run they are prepared. By SQL's own PREPARE: the driver prepares all of a batch or nothing,
/// and the plans of what migrations execute would go stale under them.
/// </summary>
/// <remarks>
/// A prepared statement belongs to a session, is no part of a transaction
/// (postgresql.org/docs/current/sql-prepare.html), and is gone after a DEALLOCATE ALL of somebody else's. So it is used
/// only on the connection that it was made on, and no more at all once it was missing; everywhere else, behind a pooler
/// above all, the statement itself is sent.
/// </remarks>
internal sealed class PreparedStatements
{
    // In a pool a session may come to another run before it has forgotten those of this one.
    private readonly string _suffix = Guid.NewGuid().ToString("N");
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private NpgsqlConnection? _connection;
    private bool _isOff;

    /// <summary>Prepares statements, outside of any transaction. If that fails, they are sent as they are.</summary>
    /// <param name="connection">A session that is nobody else's until <see cref="ForgetAsync"/>.</param>
    /// <param name="statements">Name and text, with <c>$1</c> and so on for its values.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task PrepareAsync(NpgsqlConnection connection, IReadOnlyList<(string Name, string Sql)> statements, CancellationToken cancellationToken)
    {
        if (_isOff || (connection == _connection && statements.All(statement => _names.Contains(statement.Name))))
        {
            return;
        }

        _names.Clear();
        _connection = connection;
        try
        {
            // What is sent at once is one transaction, and so the limit ends with it.
            await ExecuteAsync(connection, [PostgreSqlTransaction.LimitLocks, .. statements.Select(statement => $"PREPARE {statement.Name}_{_suffix} AS {statement.Sql}")], cancellationToken).ConfigureAwait(false);
            _names.UnionWith(statements.Select(statement => statement.Name));
        }
        catch (Exception exception) when (PostgreSqlErrors.IsOfDatabase(exception))
        {
            // What stands in the way, the statement itself will say.
            _isOff = true;
        }
    }

    /// <summary>The statement that stands for a prepared one; null: send it as it is.</summary>
    public string? Execute(NpgsqlConnection connection, string name, IEnumerable<object?> values) =>
        connection == _connection && _names.Contains(name)
            ? $"EXECUTE {name}_{_suffix} ({string.Join(", ", values.Select(PostgreSqlDialect.Instance.Literal))})"
            : null;

    /// <summary>Whether this is the error of a prepared statement that is gone; they are not used again then.</summary>
    public bool WasMissing(Exception exception)
    {
        if (_names.Count == 0 || exception is not PostgresException { SqlState: PostgresErrorCodes.InvalidSqlStatementName })
        {
            return false;
        }

        _names.Clear();
        _isOff = true;
        return true;
    }

    /// <summary>Leaves the session as it was. Never throws.</summary>
    public async Task ForgetAsync()
    {
        if (_connection is { State: System.Data.ConnectionState.Open } connection)
        {
            try
            {
                await ExecuteAsync(connection, (await FindAsync(connection).ConfigureAwait(false)).Select(name => $"DEALLOCATE {name}"), CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception) when (PostgreSqlErrors.IsOfDatabase(exception))
            {
                // They end with the session, and are in nobody's way.
            }
        }

        _names.Clear();
    }

    // After an error, or when preparing was cancelled, only the session knows which are there.
    private async Task<IEnumerable<string>> FindAsync(NpgsqlConnection connection) => _names.Count > 0
        ? _names.Select(name => $"{name}_{_suffix}")
        : await PostgreSqlQuery.RunAsync(connection, "SELECT name FROM pg_catalog.pg_prepared_statements WHERE pg_catalog.right(name, 32) = @suffix", [("@suffix", _suffix)], reader => reader.GetString(0), CancellationToken.None).ConfigureAwait(false);

    private static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        await using (batch.ConfigureAwait(false))
        {
            foreach (var sql in statements)
            {
                batch.BatchCommands.Add(PostgreSqlPipeline.Command(sql));
            }

            if (batch.BatchCommands.Count > 0)
            {
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
