namespace GenMigrate;

/// <summary>Scripts for the sqlite3 shell.</summary>
/// <remarks>
/// SQL outside of a trigger cannot raise an error, and a trigger's words are fixed; so there is one temporary table,
/// which takes no row, with the words for each reason.
/// </remarks>
internal sealed class SqliteScript(MigrationSettings settings, bool enforcesForeignKeys) : ScriptLanguage(SqliteDialect.Instance, settings)
{
    private const string Orphans = "SELECT \"table\" AS child, parent, count(*) AS number FROM pragma_foreign_key_check GROUP BY 1, 2";
    private const string HistoryDiffers = "history";
    private const string RunnerAtWork = "runner";
    private const string OrphansLeft = "orphans";
    private const string RowsLost = "loss";

    public override IEnumerable<string> Commands => [".bail on"];

    public override IEnumerable<string> Setup =>
    [
        SetForeignKeys(enforcesForeignKeys),
        "CREATE TEMP TABLE genmigrate_stop (reason TEXT)",
        $"""
        CREATE TEMP TRIGGER genmigrate_stops BEFORE INSERT ON genmigrate_stop BEGIN SELECT CASE NEW.reason
            WHEN '{HistoryDiffers}' THEN RAISE(ABORT, 'the history is not what this script was made for: look at status, and make the script again')
            WHEN '{RunnerAtWork}' THEN RAISE(ABORT, 'a runner is migrating this database: wait for it, and make the script again')
            WHEN '{OrphansLeft}' THEN RAISE(ABORT, 'the migration leaves rows that refer to nothing: PRAGMA foreign_key_check lists them')
            WHEN '{RowsLost}' THEN RAISE(ABORT, 'other tables refer to the table that is dropped, and might lose rows: use up, which looks at them')
        END; END
        """,
    ];

    public override string Begin => "BEGIN IMMEDIATE";

    public override string Now => "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

    public override string? Elapsed => null;

    public override IEnumerable<string> CreateTables(IEnumerable<string> history) => [.. history, SqliteLease.CreateTable(LockTable), SqliteLease.InsertRow(LockTable)];

    public override string Guard(MigrationDescriptor migration, string condition) => $"""
        {Stop} SELECT '{RunnerAtWork}' FROM {LockTable} WHERE machine IS NOT NULL AND expires_at > {Now} UNION ALL SELECT '{HistoryDiffers}' WHERE NOT {condition}
        """;

    public override IEnumerable<string> Prepare(MigrationUnit unit) => ChecksAtCommit(unit)
        ? [$"CREATE TEMP TABLE genmigrate_orphans AS {Orphans}", SetForeignKeys(false)]
        : [];

    public override IEnumerable<string> BeforeStatement(MigrationDescriptor migration, SqlStatement statement)
    {
        if (enforcesForeignKeys && migration.ForeignKeys == ForeignKeyMode.Enforced && SqlFacts.DroppedTable(statement)?.NameIn(SqlLanguage.Sqlite) is { } table)
        {
            foreach (var guard in RefuseLossOfRows(table))
            {
                yield return guard;
            }
        }
    }

    public override IEnumerable<string> Check(MigrationDescriptor migration) => migration.ForeignKeys == ForeignKeyMode.CheckAtCommit
        ? [$"{Stop} SELECT '{OrphansLeft}' FROM ({Orphans}) found LEFT JOIN temp.genmigrate_orphans old USING (child, parent) WHERE found.number > coalesce(old.number, 0)"]
        : [];

    public override IEnumerable<string> Restore(MigrationUnit unit) => ChecksAtCommit(unit)
        ? [SetForeignKeys(enforcesForeignKeys), "DROP TABLE temp.genmigrate_orphans"]
        : [];

    private const string Stop = "INSERT INTO temp.genmigrate_stop";

    // A table cannot be asked for its rows by a name that is found at run time. So the rows are deleted for a trial, as DROP
    // TABLE would delete them: more changes than the table has rows are those of rows that refer to them. A key without an
    // action fails here as it would there.
    private IEnumerable<string> RefuseLossOfRows(string table)
    {
        var (quoted, name) = (Dialect.Quote(table), Dialect.Literal(table));
        return
        [
            "SAVEPOINT genmigrate_trial",
            $"CREATE TABLE IF NOT EXISTS {quoted} (x)",
            $"CREATE TEMP TABLE genmigrate_rows AS SELECT count(*) AS number FROM {quoted}",
            "INSERT INTO temp.genmigrate_rows SELECT total_changes()",
            $"""
            DELETE FROM {quoted} WHERE EXISTS (SELECT 1 FROM sqlite_master child, pragma_foreign_key_list(child.name) key
                WHERE child.type = 'table' AND key."table" = {name} COLLATE NOCASE AND child.name <> {name} COLLATE NOCASE)
            """,
            $"{Stop} SELECT '{RowsLost}' WHERE total_changes() - 1 > (SELECT sum(number) FROM temp.genmigrate_rows)",
            "ROLLBACK TO genmigrate_trial",
            "RELEASE genmigrate_trial",
        ];
    }

    private static string SetForeignKeys(bool on) => on ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF";

    private static bool ChecksAtCommit(MigrationUnit unit) => unit.Migrations.Any(planned => planned.Migration.ForeignKeys == ForeignKeyMode.CheckAtCommit);
}
