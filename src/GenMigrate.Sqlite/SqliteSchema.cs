using Microsoft.Data.Sqlite;

namespace GenMigrate;

/// <summary>The tables of history, journal and lock.</summary>
internal sealed class SqliteSchema(SqliteSession session, SqliteCommands commands, SqliteMigrationDatabase database)
{
    public bool Has(string table) =>
        commands.Query(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = @name COLLATE NOCASE",
            reader => reader.GetInt64(0),
            ("@name", table)).Count > 0;

    /// <summary>Makes what is missing.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var settings = session.Settings;
        var hasAll = false;
        string[] names = [settings.HistoryName, settings.SeedHistoryName, settings.JournalName, settings.LockName];
        await commands.RetryAsync(() => hasAll = names.All(Has) && HasAffected(), cancellationToken).ConfigureAwait(false);
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
            var lockTable = session.LockTable;
            string[] statements = [.. session.History.CreateTables(), SqliteLease.CreateTable(lockTable), SqliteLease.InsertRow(lockTable)];
            foreach (var sql in statements)
            {
                commands.Execute(sql);
            }

            // An older version made the journal.
            if (!HasAffected())
            {
                commands.Execute(session.History.AddAffected);
            }

            await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await session.RollbackAsync().ConfigureAwait(false);
            throw;
        }
    }

    private bool HasAffected() =>
        commands.Query(
            "SELECT 1 FROM pragma_table_info(@name) WHERE name = @column",
            reader => reader.GetInt64(0),
            ("@name", session.Settings.JournalName),
            ("@column", HistorySql.Affected)).Count > 0;

    // The switch needs the database to itself for a moment; some file systems cannot do it, and then the mode stays.
    private void SwitchToWriteAheadLog() => commands.Query("PRAGMA journal_mode = WAL", (SqliteDataReader reader) => reader.GetString(0));
}
