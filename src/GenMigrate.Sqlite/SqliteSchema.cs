using Microsoft.Data.Sqlite;

namespace GenMigrate;

/// <summary>The tables of history, journal and lock.</summary>
internal sealed class SqliteSchema(SqliteSession session, SqliteCommands commands, SqliteMigrationDatabase database)
{
    public bool Has(string table) => commands.Query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = @name COLLATE NOCASE", reader => reader.GetInt64(0), ("@name", table)).Count > 0;

    /// <summary>Makes what is missing.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var settings = session.Settings;
        var hasAll = false;
        await commands.RetryAsync(() => hasAll = new[] { settings.HistoryName, settings.SeedHistoryName, settings.JournalName, settings.LockName }.All(Has), cancellationToken).ConfigureAwait(false);
        if (hasAll)
        {
            return;
        }

        if (database.WantsWriteAheadLog)
        {
            await commands.RetryAsync(SwitchToWriteAheadLog, cancellationToken).ConfigureAwait(false);
        }

        await session.BeginImmediateAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var sql in session.History.CreateTables().Append(SqliteLease.CreateTable(session.LockTable)).Append(SqliteLease.InsertRow(session.LockTable)))
            {
                commands.Execute(sql);
            }

            await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await session.RollbackAsync().ConfigureAwait(false);
            throw;
        }
    }

    // The switch needs the database to itself for a moment; some file systems cannot do it, and then the mode stays.
    private void SwitchToWriteAheadLog() => commands.Query("PRAGMA journal_mode = WAL", (SqliteDataReader reader) => reader.GetString(0));
}
