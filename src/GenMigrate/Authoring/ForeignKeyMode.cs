namespace GenMigrate;

/// <summary>How SQLite's foreign keys are treated while a migration runs.</summary>
public enum ForeignKeyMode
{
    /// <summary>Enforced statement by statement, as always.</summary>
    Enforced,

    /// <summary>
    /// Off while the migration runs, and checked before it commits. Needed to rebuild a table: with keys enforced,
    /// <c>DROP TABLE</c> deletes its rows first, and with them the children of <c>ON DELETE CASCADE</c>
    /// (sqlite.org/lang_altertable.html §7, sqlite.org/foreignkeys.html §5).
    /// </summary>
    CheckAtCommit,
}
