namespace GenMigrate;

/// <summary>What can be told of a statement by reading it, without a database.</summary>
internal static class SqlFacts
{
    /// <summary>
    /// Whether the statement begins or ends a transaction, and so would break the one that the runner holds.
    /// Savepoints stay inside it and are none.
    /// </summary>
    public static bool IsTransactionControl(SqlStatement statement, SqlLanguage language) =>
        TransactionControl.Is(new SqlReader(statement), language);

    /// <summary>
    /// The short name of what the database refuses or ignores inside a transaction, or null. Transaction control
    /// and <see cref="SetsForeignKeys"/> are asked for apart.
    /// </summary>
    public static string? WhyNotInTransaction(SqlStatement statement, SqlLanguage language) => language == SqlLanguage.Sqlite
        ? SqliteTransactionRules.WhyNot(new SqlReader(statement))
        : PostgreSqlTransactionRules.WhyNot(new SqlReader(statement));

    /// <summary>
    /// Whether the statement may run again after it broke off or nobody knows whether it ran, without doing harm or
    /// failing. Of a concurrent index the provider drops what is invalid first, and takes a missing one for dropped.
    /// </summary>
    public static bool IsRepeatable(SqlStatement statement, SqlLanguage language) => RepeatableRules.Is(statement, language);

    /// <summary>Whether the statements of a transaction on PostgreSQL look at no rows, so that what they take does not grow with the data.</summary>
    public static bool OnlyDefine(IEnumerable<SqlStatement> statements) => DefinitionRules.Are(statements);

    /// <summary>Whether the statement may commit on its own, on PostgreSQL, so that it may have had a part of its effect when it fails.</summary>
    public static bool MayCommit(SqlStatement statement) => CommitRules.MayCommit(statement);

    /// <summary>Whether the statement calls a procedure, which may commit if there is no transaction around it.</summary>
    public static bool CallsProcedure(SqlStatement statement) => CommitRules.Calls(statement);

    /// <summary>The setting that the statement changes on PostgreSQL until the session ends, as RESET names it, or null.</summary>
    public static string? ChangedSetting(SqlStatement statement) => SessionSettingRules.Changed(statement);

    /// <summary>Whether the statement may change settings of the session on PostgreSQL, if only by a function that it calls.</summary>
    public static bool MayChangeSettings(SqlStatement statement) => SessionSettingRules.MayChange(statement);

    /// <summary>Whether the statement inserts, updates or deletes rows, so that there is a number of them.</summary>
    public static bool ChangesRows(SqlStatement statement)
    {
        var reader = new SqlReader(statement);
        return reader.TakeAny("INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "COPY")
            || (reader.Take("WITH") && reader.HasAny("INSERT", "UPDATE", "DELETE", "MERGE"));
    }

    /// <summary>The index that <c>CREATE INDEX CONCURRENTLY</c> builds, or null for any other statement.</summary>
    public static ConcurrentIndex? ConcurrentIndex(SqlStatement statement) => GenMigrate.ConcurrentIndex.Read(statement);

    /// <summary>The index of <c>DROP INDEX CONCURRENTLY</c>, which takes only one, or null.</summary>
    public static SqlName? ConcurrentlyDroppedIndex(SqlStatement statement)
    {
        var reader = new SqlReader(statement);
        if (!reader.Take("DROP", "INDEX", "CONCURRENTLY"))
        {
            return null;
        }

        _ = reader.Take("IF", "EXISTS");
        return reader.TakeName();
    }

    /// <summary>The table of <c>CREATE TABLE</c>, or null.</summary>
    public static SqlName? CreatedTable(SqlStatement statement)
    {
        var reader = new SqlReader(statement);
        if (!reader.Take("CREATE"))
        {
            return null;
        }

        _ = reader.TakeAny("TEMP", "TEMPORARY");
        if (!reader.Take("TABLE"))
        {
            return null;
        }

        _ = reader.Take("IF", "NOT", "EXISTS");
        return reader.TakeName();
    }

    /// <summary>The table of <c>DROP TABLE</c>, or null. PostgreSQL takes several at once: this is the first.</summary>
    public static SqlName? DroppedTable(SqlStatement statement)
    {
        var reader = new SqlReader(statement);
        if (!reader.Take("DROP", "TABLE"))
        {
            return null;
        }

        _ = reader.Take("IF", "EXISTS");
        return reader.TakeName();
    }

    /// <summary>The old and the new name in <c>ALTER TABLE … RENAME TO …</c>, or null.</summary>
    public static (SqlName From, SqlName To)? RenamedTable(SqlStatement statement)
    {
        var reader = new SqlReader(statement);
        return reader.Take("ALTER") && reader.TakeTable() is { } from && reader.Take("RENAME", "TO") && reader.TakeName() is { } to && reader.IsAtEnd
            ? (from, to)
            : null;
    }

    /// <summary>Whether the statement is <c>PRAGMA foreign_keys</c> with a value, which SQLite ignores inside a transaction.</summary>
    public static bool SetsForeignKeys(SqlStatement statement) =>
        SqlitePragma.Read(new SqlReader(statement)) is { HasValue: true } pragma && pragma.Is("FOREIGN_KEYS");

    /// <summary>A sentence on what the statement is and what to do instead, if no migration can run it, or null.</summary>
    public static string? WhyRefused(SqlStatement statement, SqlLanguage language) => RefusedStatements.Why(statement, language);

    /// <summary>The type and value of <c>ALTER TYPE … ADD VALUE</c>, or null.</summary>
    public static (SqlName Type, string Value)? AddedEnumValue(SqlStatement statement)
    {
        var reader = new SqlReader(statement);
        if (!reader.Take("ALTER", "TYPE") || reader.TakeName() is not { } type || !reader.Take("ADD", "VALUE"))
        {
            return null;
        }

        _ = reader.Take("IF", "NOT", "EXISTS");
        return reader.TakeString() is { } value ? (type, value) : null;
    }

    /// <summary>
    /// Whether the value stands as a string in the statement, or in a body that the server reads at once. Whether
    /// the string is meant for the type cannot be seen. Changes of a type, ADD VALUE among them, are no use.
    /// </summary>
    public static bool UsesEnumValue(SqlStatement statement, string value) => EnumValueUse.Is(statement, value);
}
