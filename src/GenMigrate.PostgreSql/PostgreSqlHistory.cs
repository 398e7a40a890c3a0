using Npgsql;

namespace GenMigrate;

/// <summary>What a session reads of history and journal.</summary>
/// <param name="history">Their SQL, of the moment: where the tables lie is found when the lock is taken.</param>
/// <param name="connection">The connection at hand.</param>
/// <param name="place">The database, for people.</param>
internal sealed class PostgreSqlHistory(Func<HistorySql> history, Func<NpgsqlConnection> connection, string place)
{
    /// <summary>The rows of a kind; none where there is no history.</summary>
    public Task<IReadOnlyList<HistoryRow>> ReadAsync(MigrationKind kind, CancellationToken cancellationToken) =>
        PostgreSqlQuery.TryAsync(() => ReadRowsAsync(kind, cancellationToken), connection(), place);

    /// <summary>The newest entries of the journal, the newest first; none where there is no journal.</summary>
    public Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(int last, CancellationToken cancellationToken) =>
        PostgreSqlQuery.TryAsync(
            () => PostgreSqlQuery.RunAsync(connection(), history().SelectJournal(), history().JournalKey(last), history().ReadEntry, cancellationToken),
            connection(),
            place);

    /// <summary>Who has the lease, and has not let it expire; null: nobody.</summary>
    public async Task<ProcessIdentity?> FindRunnerAsync(string lockTable, CancellationToken cancellationToken)
    {
        var holders = await PostgreSqlQuery.TryAsync(
            () => PostgreSqlQuery.RunAsync(
                connection(),
                PostgreSqlLease.Select(lockTable),
                [],
                reader => reader.GetBoolean(5) ? null : PostgreSqlLease.HolderOf(reader, 1, lockTable),
                cancellationToken),
            connection(),
            place).ConfigureAwait(false);
        return holders.SingleOrDefault();
    }

    /// <summary>Those of the rows, from the first on, that are in the history as they were written.</summary>
    public async Task<IReadOnlyList<HistoryRow>> FindAsync(IReadOnlyList<HistoryRow> written)
    {
        var rows = await ReadRowsAsync(written[0].Kind, CancellationToken.None).ConfigureAwait(false);
        var byVersion = rows.ToDictionary(row => row.Version);
        return [.. written.TakeWhile(expected => byVersion.GetValueOrDefault(expected.Version) is { } row && row.Token == expected.Token && row.State == expected.State && row.StepHashes == expected.StepHashes)];
    }

    private async Task<IReadOnlyList<HistoryRow>> ReadRowsAsync(MigrationKind kind, CancellationToken cancellationToken)
    {
        var sql = history();
        var rows = await PostgreSqlQuery.RunAsync(connection(), sql.Select(kind), sql.Key(kind), reader => sql.Read(reader, kind), cancellationToken).ConfigureAwait(false);
        return sql.Checked(rows, kind);
    }
}
