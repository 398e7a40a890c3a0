namespace GenMigrate;

/// <summary>
/// The tables that some foreign key refers to, at least. Finding them takes a look at every table, which a long rollback
/// cannot afford before each of its drops; and dropping a table adds no key, so between drops they are kept.
/// </summary>
/// <remarks>
/// Kept is what was read at a version of the schema (sqlite.org/pragma.html#pragma_schema_version), which grows with every
/// change, whoever makes it. It moves on only over a drop of our own, inside the transaction, where nobody else can change
/// anything. A rollback, to a savepoint too, takes the version back, so that another change may give it again: whatever
/// is not a drop makes that nothing is kept.
/// </remarks>
internal sealed class SqliteParentTables(SqliteCommands commands)
{
    private HashSet<string>? _names;
    private long _version;

    /// <summary>Whether a key may refer to the table; false is certain.</summary>
    public bool MayHold(string table)
    {
        var version = SchemaVersion();
        if (_names is null || _version != version)
        {
            // Folds more than SQLite does, which makes no name disappear.
            _names = new HashSet<string>(
                commands.Query("SELECT DISTINCT key.\"table\" FROM sqlite_master child, pragma_foreign_key_list(child.name) key WHERE child.type = 'table'", reader => reader.GetString(0)),
                StringComparer.OrdinalIgnoreCase);
            _version = version;
        }

        return _names.Contains(table);
    }

    /// <summary>After a drop of our own.</summary>
    public void Keep() => _version = SchemaVersion();

    public void Forget() => _names = null;

    private long SchemaVersion() => commands.Query("PRAGMA schema_version", reader => reader.GetInt64(0))[0];
}
