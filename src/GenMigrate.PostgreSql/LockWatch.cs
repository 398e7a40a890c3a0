using System.Globalization;
using Npgsql;

namespace GenMigrate;

/// <summary>
/// Says who holds the lock that a session waits for, once it waits longer than a few seconds, and again when that is
/// somebody else. Looks by a connection of its own, because the one that waits cannot.
/// </summary>
internal sealed class LockWatch : IAsyncDisposable
{
    private const int OutlineLength = 60;

    private const string Select = """
        SELECT blocker.pid, activity.usename::text, activity.application_name, activity.xact_start, activity.state, activity.query
        FROM (SELECT DISTINCT unnest(pg_catalog.pg_blocking_pids(@process))) blocker (pid)
            LEFT JOIN pg_catalog.pg_stat_activity activity ON activity.pid = blocker.pid
        ORDER BY activity.xact_start
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _stop = new();
    private readonly PostgreSqlConnections _connections;
    private readonly MigrationSettings _settings;
    private readonly int? _process;
    private readonly Timer? _timer;
    private Task _looking = Task.CompletedTask;
    private string? _told;

    /// <param name="connections">The ways to the database.</param>
    /// <param name="settings">Where it is told.</param>
    /// <param name="process">The server's number of the session that may wait; null: it is not known, and nothing is said.</param>
    public LockWatch(PostgreSqlConnections connections, MigrationSettings settings, int? process)
    {
        _connections = connections;
        _settings = settings;
        _process = process;
        _timer = process is null ? null : new Timer(static watch => ((LockWatch)watch!).Look(), this, Pause, Pause);
    }

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync().ConfigureAwait(false);
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _looking.ConfigureAwait(false);
        _stop.Dispose();
    }

    private void Look()
    {
        if (_looking.IsCompleted)
        {
            _looking = LookAsync();
        }
    }

    private async Task LookAsync()
    {
        try
        {
            var connection = await _connections.OpenAsync(_stop.Token).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var blockers = await PostgreSqlQuery.RunAsync(
                    connection, Select, [("@process", _process)], Describe, _stop.Token).ConfigureAwait(false);
                var told = string.Join("; ", blockers);
                if (told.Length > 0 && told != _told)
                {
                    _told = told;
                    MigrationLog.Blocked(_settings.Logger, told);
                }
            }
        }
        catch (Exception exception)
            when (exception is MigrationException or OperationCanceledException || PostgreSqlErrors.IsOfDatabase(exception))
        {
            // Nobody has to know; the next look tries again.
        }
    }

    private static string Describe(NpgsqlDataReader reader)
    {
        if (reader.IsDBNull(1) && reader.GetInt32(0) == 0)
        {
            return "a prepared transaction (pg_prepared_xacts)";
        }

        var session = string.Create(CultureInfo.InvariantCulture, $"process {reader.GetInt32(0)}");
        if (reader.IsDBNull(1))
        {
            return session;
        }

        var program = reader.IsDBNull(2) || reader.GetString(2).Length == 0 ? "" : $" of '{reader.GetString(2)}'";
        var since = reader.IsDBNull(3) ? "" : ", in a transaction since " + Time(reader.GetFieldValue<DateTimeOffset>(3));
        var state = reader.IsDBNull(4) ? "" : $", {reader.GetString(4)}";
        var outline = reader.IsDBNull(5) ? "" : SqlOutline.Of(reader.GetString(5), SqlLanguage.PostgreSql, OutlineLength);
        var query = outline.Length == 0 ? "" : ": " + outline;
        return $"{session}{program} (user {reader.GetString(1)}{since}{state}){query}";
    }

    private static string Time(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:HH:mm:ss} UTC");
}
