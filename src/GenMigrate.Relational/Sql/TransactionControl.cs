namespace GenMigrate;

/// <summary>Statements that begin or end a transaction. What looks like one inside a body is no statement of its own.</summary>
internal static class TransactionControl
{
    public static bool Is(SqlReader reader, SqlLanguage language) => language == SqlLanguage.Sqlite
        ? reader.TakeAny("BEGIN", "COMMIT", "END") || EndsByRollback(reader)
        : reader.TakeAny("BEGIN", "COMMIT", "END", "ABORT")
            || reader.Take("START", "TRANSACTION")
            || reader.Take("PREPARE", "TRANSACTION")
            || EndsByRollback(reader);

    // ROLLBACK [WORK | TRANSACTION] TO [SAVEPOINT] goes back to a savepoint and stays in the transaction.
    private static bool EndsByRollback(SqlReader reader)
    {
        if (!reader.Take("ROLLBACK"))
        {
            return false;
        }

        _ = reader.TakeAny("WORK", "TRANSACTION");
        return !reader.Take("TO");
    }
}
