namespace GenMigrate;

/// <summary>Foreign keys around a migration: switched off and checked at the end, or watched over while they are on.</summary>
internal sealed class SqliteForeignKeys(SqliteCommands commands, SqlDialect dialect, SqliteSnapshot snapshot)
{
    private readonly SqliteParentTables _parents = new(commands, () => snapshot.Data);
    private readonly SqliteKeyViolations _violations = new(commands, dialect);
    private IReadOnlyDictionary<SqliteKeyViolation, int>? _violationsBefore;

    public void SetEnforced(bool on) => commands.Execute(on ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");

    /// <summary>Switches them off; outside of a transaction, where alone it has an effect (sqlite.org/pragma.html#pragma_foreign_keys).</summary>
    public void Suspend()
    {
        _violationsBefore = _violations.Count();
        SetEnforced(false);
    }

    /// <summary>Inside the transaction: whether the migration has left rows without a parent. Old ones are not its fault.</summary>
    public void Check()
    {
        if (_violationsBefore is { } before && _violations.Since(before).ToList() is [_, ..] added)
        {
            throw new InvalidOperationException(
                $"it leaves rows that refer to nothing: {string.Join(", ", added)} (PRAGMA foreign_key_check lists them)");
        }
    }

    public void Restore(bool enforced)
    {
        if (_violationsBefore is not null)
        {
            _violationsBefore = null;
            SetEnforced(enforced);
        }
    }

    /// <summary>
    /// Refuses <c>DROP TABLE</c> while rows of other tables refer to it: with keys enforced SQLite deletes the table's
    /// rows first, and with them, without a word, the children of <c>ON DELETE CASCADE</c> (sqlite.org/foreignkeys.html §5).
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="isAlone">Whether there is no transaction, so that others may have changed something at any moment.</param>
    public void RefuseLossOfRows(string table, bool isAlone)
    {
        if (isAlone)
        {
            _parents.Forget();
        }

        if (!commands.AreForeignKeysEnforced || !_parents.MayHold(table))
        {
            return;
        }

        var children = Children(table).Where(HasRows).Select(child => $"'{child.Table}'").Distinct().ToList();
        if (children.Count > 0)
        {
            throw new InvalidOperationException($"dropping '{table}' would delete or orphan the rows of {string.Join(", ", children)} that refer to it. To rebuild the table, set ForeignKeys = ForeignKeyMode.CheckAtCommit; to remove it, delete those rows first");
        }
    }

    /// <summary>Something else than dropping a table is about to happen, or something has been taken back.</summary>
    public void SchemaMayChange() => _parents.Forget();

    private IEnumerable<(string Table, List<string> Columns)> Children(string parent) => commands
        .Query(
            """
            SELECT child.name, key.id, key."from" FROM sqlite_master child, pragma_foreign_key_list(child.name) key
            WHERE child.type = 'table' AND key."table" = @parent COLLATE NOCASE AND child.name <> @parent COLLATE NOCASE
            """,
            reader => (Table: reader.GetString(0), Id: reader.GetInt64(1), Column: reader.GetString(2)),
            ("@parent", parent))
        .GroupBy(key => (key.Table, key.Id), (key, columns) => (key.Table, columns.Select(column => column.Column).ToList()));

    // A row with a null in its key refers to nothing (sqlite.org/foreignkeys.html §3.1).
    private bool HasRows((string Table, List<string> Columns) child) => commands.Number(
        $"SELECT EXISTS (SELECT 1 FROM {dialect.Quote(child.Table)} WHERE {string.Join(" AND ", child.Columns.Select(column => dialect.Quote(column) + " IS NOT NULL"))})") == 1;
}
