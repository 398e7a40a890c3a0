using System.Globalization;
using Npgsql;

namespace GenMigrate;

/// <summary>What is sent before and after a migration's own statements, in its transaction: that it begins, and that it is done.</summary>
internal sealed class MigrationFrame(HistorySql history, string lockTable, PostgreSqlPipeline pipeline)
{
    private const string EnterName = "genmigrate_enter";
    private const string Seconds = "genmigrate_seconds";

    /// <summary>What is written of a migration that is done, in the order of the values; how long it took, the server adds.</summary>
    private readonly string[] _columns =
    [
        "registry", "kind", "version", "name", "description", "checksum", "state", "direction", "steps_done", "step_hashes", "applied_at",
        "success", "error_message", "rolled_back", "rolled_back_at", "applied_by", "token", "at", "action", "outcome", "done_by",
        .. history.KeepsAffected ? [HistorySql.Affected] : Array.Empty<string>(),
    ];

    private readonly string _enter = PostgreSqlLease.Check(lockTable, PostgreSqlTransaction.Enter, "$3");
    private readonly Dictionary<MigrationKind, string> _finishes = [];
    private readonly PreparedStatements _prepared = new();

    /// <summary>Has the statements of a kind prepared, before a long run of migrations; outside of any transaction.</summary>
    /// <param name="connection">With a session of its own.</param>
    /// <param name="kind">What is migrated.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task PrepareAsync(NpgsqlConnection connection, MigrationKind kind, CancellationToken cancellationToken) =>
        _prepared.PrepareAsync(connection, [(EnterName, _enter), (FinishName(kind), FinishOf(kind))], cancellationToken);

    /// <inheritdoc cref="PreparedStatements.WasMissing"/>
    public bool WasMissing(Exception exception) => _prepared.WasMissing(exception);

    /// <inheritdoc cref="PreparedStatements.ForgetAsync"/>
    public Task ForgetAsync() => _prepared.ForgetAsync();

    /// <summary>Makes sure of the lease, and sets the migration's limits, and the time it begins at, for the transaction.</summary>
    public void Enter(NpgsqlConnection connection, MigrationDescriptor migration, long token) =>
        Add(connection, EnterName, _enter, [.. PostgreSqlTransaction.Limits(migration).Select(limit => limit.Milliseconds), token]);

    /// <summary>Writes what the migration leaves when it is done.</summary>
    public void Finish(NpgsqlConnection connection, HistoryRow row, JournalEntry entry)
    {
        var values = history.Parameters(row)
            .UnionBy(history.Parameters(entry), parameter => parameter.Name)
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        Add(connection, FinishName(row.Kind), FinishOf(row.Kind), [.. _columns.Select(column => values["@" + column])]);
    }

    /// <summary>Reads all results of a batch.</summary>
    /// <returns>How long each migration took whose <see cref="Finish"/> was in it, in their order.</returns>
    public static async Task<IReadOnlyList<TimeSpan>> ReadDurationsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var durations = new List<TimeSpan>();
        do
        {
            if (reader.FieldCount == 1 && reader.GetName(0) == Seconds && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                durations.Add(TimeSpan.FromSeconds(reader.GetDouble(0)));
            }
        }
        while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));

        return durations;
    }

    private static string FinishName(MigrationKind kind) => $"genmigrate_finish_{kind.ToStored()}";

    private string Value(string column) => string.Create(CultureInfo.InvariantCulture, $"${Array.IndexOf(_columns, column) + 1}");

    private string FinishOf(MigrationKind kind)
    {
        if (!_finishes.TryGetValue(kind, out var finish))
        {
            finish = _finishes[kind] = MakeFinish(kind);
        }

        return finish;
    }

    // One statement, because the server takes longer to read and plan two than to execute them.
    private string MakeFinish(MigrationKind kind)
    {
        var row = history.Upsert(kind, column => column switch
        {
            "execution_time_ms" => $"({PostgreSqlTransaction.Elapsed} * 1000)::bigint",
            "token" => $"{Value(column)} * {PostgreSqlLease.Proof(lockTable, Value(column))}",
            _ => Value(column),
        });
        var entry = history.InsertJournal(column => column == "duration_ms" ? "(SELECT execution_time_ms FROM finished)" : Value(column));
        return $"WITH finished AS ({row} RETURNING execution_time_ms) {entry} RETURNING {PostgreSqlTransaction.Elapsed} AS {Seconds}";
    }

    private void Add(NpgsqlConnection connection, string name, string sql, object?[] values)
    {
        if (_prepared.Execute(connection, name, values) is { } execute)
        {
            pipeline.Add(execute);
        }
        else
        {
            pipeline.Add(sql, values);
        }
    }
}
