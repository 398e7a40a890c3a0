using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenMigrate;

/// <summary>SQLite's result codes (sqlite.org/rescode.html) as sentences that say what to do.</summary>
internal static class SqliteErrors
{
    public static bool IsBusy(SqliteException exception) => exception.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <summary>Whether the table, or the attached database that it was asked for in, is not there: SQLite has no code of its own for it.</summary>
    public static bool IsMissingTable(SqliteException exception) => exception.SqliteErrorCode == raw.SQLITE_ERROR && Reason(exception).StartsWith("no such table", StringComparison.Ordinal);

    public static MigrationException Translate(SqliteException exception, string file)
    {
        var sentence = exception.SqliteErrorCode switch
        {
            raw.SQLITE_CANTOPEN => $"The database '{file}' cannot be opened. Check that its directory exists and that this user may read and write there.",
            raw.SQLITE_READONLY => ReadOnly(file),
            raw.SQLITE_FULL => $"The disk of the database '{file}' is full. Nothing of the transaction remains; free some space, then run again.",
            raw.SQLITE_CORRUPT => $"The database '{file}' is damaged. Restore a backup, or save what can be saved with the sqlite3 shell's '.recover'.",
            raw.SQLITE_NOTADB => $"The file '{file}' is not an SQLite database, or it is encrypted. Check the path.",
            raw.SQLITE_IOERR => $"Reading or writing the database '{file}' failed. Check the disk; nothing that was not committed remains.",
            raw.SQLITE_PERM or raw.SQLITE_AUTH => $"This user may not use the database '{file}'. Check its permissions.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"The database '{file}' is locked by another connection. Let that one finish, then run again.",
            _ => $"The database '{file}' reports an error: {Reason(exception)}.",
        };
        return IsBusy(exception) ? new MigrationLockException(sentence, null, exception) : new MigrationDatabaseException(sentence, exception);
    }

    public static string ReadOnly(string file) => $"The database '{file}' is read-only. Give this user the right to write the file and its directory (SQLite makes its log beside the file), or open it without Mode=ReadOnly.";

    /// <summary>SQLite's own words, without the driver's around them.</summary>
    public static string Reason(SqliteException exception)
    {
        var message = exception.Message;
        var start = message.IndexOf('\'', StringComparison.Ordinal);
        var end = message.LastIndexOf('\'');
        return end > start && start >= 0 ? $"{message[(start + 1)..end]} (SQLite error {exception.SqliteErrorCode})" : message;
    }
}
