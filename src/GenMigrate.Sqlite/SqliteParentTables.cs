using SQLitePCL;

namespace GenMigrate;

/// <summary>
/// The tables that some foreign key refers to, at least. Finding them takes a look at every table, which a long rollback
/// cannot afford before each of its drops; and dropping a table adds no key, so between drops they are kept.
/// </summary>
/// <param name="commands">The session's connection.</param>
/// <param name="dataVersion">What tells, in the open transaction, whether anybody else has committed anything.</param>
/// <remarks>
/// Others cannot change anything while a transaction is open, and what they did before shows in the data version. Of what
/// this session does itself only drops are known to add no key: whatever else it does, or takes back, makes that nothing
/// is kept.
/// </remarks>
internal sealed class SqliteParentTables(SqliteCommands commands, Func<(sqlite3? Connection, long Version)> dataVersion)
{
    private HashSet<string>? _names;
    private (sqlite3? Connection, long Version) _readAt;

    /// <summary>Whether a key may refer to the table; false is certain.</summary>
    public bool MayHold(string table)
    {
        if (_names is null || _readAt != dataVersion())
        {
            // Folds more than SQLite does, which makes no name disappear.
            _names = new HashSet<string>(
                commands.Query("SELECT DISTINCT key.\"table\" FROM sqlite_master child, pragma_foreign_key_list(child.name) key WHERE child.type = 'table'", reader => reader.GetString(0)),
                StringComparer.OrdinalIgnoreCase);
            _readAt = dataVersion();
        }

        return _names.Contains(table);
    }

    public void Forget() => _names = null;
}
