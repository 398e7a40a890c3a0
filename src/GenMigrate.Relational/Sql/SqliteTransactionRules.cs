namespace GenMigrate;

/// <summary>What SQLite refuses inside a transaction.</summary>
internal static class SqliteTransactionRules
{
    // sqlite.org/pragma.html and the library's own messages: "Safety level may not be changed inside a transaction",
    // "temporary storage cannot be changed from within a transaction", "cannot change into wal mode from within a
    // transaction". The other pragmas take effect, or have none in either case.
    private static readonly string[] Settings = ["JOURNAL_MODE", "SYNCHRONOUS", "TEMP_STORE", "TEMP_STORE_DIRECTORY"];

    public static string? WhyNot(SqlReader reader)
    {
        // sqlite.org/lang_vacuum.html: "A VACUUM will fail if there is an open transaction".
        if (reader.Take("VACUUM"))
        {
            return "VACUUM";
        }

        // sqlite.org/lang_detach.html: "This statement will fail if SQLite is in the middle of a transaction".
        // ATTACH knows no such limit.
        return reader.Take("DETACH") ? "DETACH" : WhyNot(SqlitePragma.Read(reader));
    }

    private static string? WhyNot(SqlitePragma? pragma)
    {
        if (pragma is null)
        {
            return null;
        }

        // A checkpoint inside a write transaction ends with SQLITE_LOCKED, with a mode or without.
        if (pragma.Is("WAL_CHECKPOINT"))
        {
            return "PRAGMA wal_checkpoint";
        }

        var setting = pragma.HasValue ? Array.Find(Settings, pragma.Is) : null;
        return setting is null ? null : $"PRAGMA {setting.ToLowerInvariant()}";
    }
}
