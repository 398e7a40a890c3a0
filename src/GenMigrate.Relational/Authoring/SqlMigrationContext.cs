using System.Data.Common;
using System.Runtime.CompilerServices;

namespace GenMigrate;

/// <summary>What a step of code works with.</summary>
public sealed class SqlMigrationContext
{
    private readonly int? _commandTimeout;
    private readonly AffectedRows _affected;
    private readonly Action<long, long?, string?> _report;

    internal SqlMigrationContext(
        DbConnection connection,
        DbTransaction? transaction,
        MigrationSettings settings,
        int? commandTimeout,
        AffectedRows affected,
        Action<long, long?, string?> report)
    {
        Connection = connection;
        Transaction = transaction;
        Services = settings.Services;
        Clock = settings.Clock;
        _commandTimeout = commandTimeout;
        _affected = affected;
        _report = report;
    }

    /// <summary>The open connection; the runner's own, so it must not be closed.</summary>
    public DbConnection Connection { get; }

    /// <summary>The open transaction; commands on <see cref="Connection"/> have to take part in it. Must not be ended.</summary>
    public DbTransaction? Transaction { get; }

    /// <summary>The services that the runner was given.</summary>
    public IServiceProvider? Services { get; }

    /// <summary>Where the time comes from.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Says how far the step is.</summary>
    /// <param name="done">How much is done, in units of the step's own.</param>
    /// <param name="total">How much there is to do, in the same units; null: unknown.</param>
    /// <param name="message">What people shall read.</param>
    public void Report(long done, long? total = null, string? message = null) => _report(done, total, message);

    /// <summary>Executes SQL.</summary>
    /// <returns>The number of rows changed.</returns>
    public Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken = default) => ExecuteAsync(sql, new Dictionary<string, object?>(), cancellationToken);

    /// <summary>Executes SQL with parameters.</summary>
    /// <param name="sql">The text, with parameters as <c>@name</c>.</param>
    /// <param name="parameters">The values by name, with or without <c>@</c>; null is SQL's NULL.</param>
    /// <param name="cancellationToken">Stops the statement.</param>
    /// <returns>The number of rows changed.</returns>
    public async Task<int> ExecuteAsync(string sql, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellationToken = default)
    {
        var command = Command(sql, parameters);
        await using (command.ConfigureAwait(false))
        {
            var rows = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);

            // Negative where the statement is none that changes rows.
            if (rows >= 0)
            {
                _affected.Add(rows);
            }

            return rows;
        }
    }

    /// <summary>Reads rows one by one, without keeping them.</summary>
    /// <param name="sql">The text, with parameters as <c>@name</c>.</param>
    /// <param name="read">Makes a value of the reader's present row.</param>
    /// <param name="parameters">The values by name, with or without <c>@</c>; null: none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<T> QueryAsync<T>(string sql, Func<DbDataReader, T> read, IReadOnlyDictionary<string, object?>? parameters = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        var command = Command(sql, parameters);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    yield return read(reader);
                }
            }
        }
    }

    private DbCommand Command(string sql, IReadOnlyDictionary<string, object?>? parameters)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = Transaction;
        command.CommandTimeout = _commandTimeout ?? command.CommandTimeout;
        foreach (var (name, value) in parameters ?? new Dictionary<string, object?>())
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name.StartsWith('@') ? name : "@" + name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
