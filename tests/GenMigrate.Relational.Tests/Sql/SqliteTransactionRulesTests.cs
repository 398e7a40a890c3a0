using Microsoft.Data.Sqlite;

namespace GenMigrate.Relational.Tests;

/// <summary>Each case is put to the library itself, inside a transaction.</summary>
public sealed class SqliteTransactionRulesTests
{
    [Theory]
    [InlineData("VACUUM", "VACUUM")]
    [InlineData("vacuum main", "VACUUM")]
    [InlineData("DETACH two", "DETACH")]
    [InlineData("DETACH DATABASE two", "DETACH")]
    [InlineData("PRAGMA journal_mode = WAL", "PRAGMA journal_mode")]
    [InlineData("PRAGMA main.journal_mode(wal)", "PRAGMA journal_mode")]
    [InlineData("pragma SYNCHRONOUS=off", "PRAGMA synchronous")]
    [InlineData("PRAGMA \"temp_store\" = MEMORY", "PRAGMA temp_store")]
    [InlineData("PRAGMA temp_store_directory = '/nowhere'", "PRAGMA temp_store_directory")]
    [InlineData("PRAGMA wal_checkpoint", "PRAGMA wal_checkpoint")]
    [InlineData("PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA wal_checkpoint")]
    public void What_the_library_refuses_has_a_name(string sql, string name)
    {
        Assert.Equal(name, Why(sql));
        using var database = InTransaction();
        Assert.Throws<SqliteException>(() => database.Execute(sql));
    }

    [Theory]
    [InlineData("ATTACH ':memory:' AS three")]
    [InlineData("PRAGMA journal_mode")]
    [InlineData("PRAGMA synchronous")]
    [InlineData("PRAGMA user_version = 7")]
    [InlineData("PRAGMA defer_foreign_keys = ON")]
    [InlineData("PRAGMA foreign_key_check")]
    [InlineData("PRAGMA incremental_vacuum")]
    [InlineData("PRAGMA optimize")]
    [InlineData("ANALYZE")]
    [InlineData("REINDEX")]
    [InlineData("SELECT 'VACUUM'")]
    [InlineData("EXPLAIN VACUUM")]
    public void What_the_library_takes_has_none(string sql)
    {
        Assert.Null(Why(sql));
        using var database = InTransaction();
        database.Execute(sql);
    }

    [Theory]
    [InlineData("PRAGMA foreign_keys = OFF", true)]
    [InlineData("pragma main.FOREIGN_KEYS(0)", true)]
    [InlineData("PRAGMA 'foreign_keys' = OFF", true)]
    [InlineData("PRAGMA foreign_keys", false)]
    [InlineData("PRAGMA foreign_key_check", false)]
    [InlineData("PRAGMA foreign_key_list(t)", false)]
    [InlineData("SELECT 'PRAGMA foreign_keys = 1'", false)]
    public void Setting_the_enforcement_of_keys_is_told_apart(string sql, bool expected)
    {
        Assert.Equal(expected, SqlFacts.SetsForeignKeys(Statements.Sqlite(sql)));
        Assert.Null(Why(sql));
    }

    [Fact]
    public void Setting_the_enforcement_of_keys_is_ignored_in_a_transaction()
    {
        using var database = InTransaction();
        var before = database.Execute("PRAGMA foreign_keys");
        database.Execute($"PRAGMA foreign_keys = {1L - (long)before!}");

        Assert.Equal(before, database.Execute("PRAGMA foreign_keys"));
    }

    [Fact]
    public void A_journal_mode_asked_for_after_a_change_is_ignored()
    {
        using var database = InTransaction();
        database.Execute("INSERT INTO t VALUES (1); PRAGMA main.journal_mode = TRUNCATE; COMMIT");

        Assert.Equal("delete", database.Execute("PRAGMA main.journal_mode"));
    }

    private static SqliteFile InTransaction()
    {
        var database = new SqliteFile();
        database.Execute("CREATE TABLE t (a); CREATE TEMP TABLE u (a); ATTACH ':memory:' AS two; CREATE TABLE two.v (a); BEGIN IMMEDIATE");
        return database;
    }

    private static string? Why(string sql) => SqlFacts.WhyNotInTransaction(Statements.Sqlite(sql), SqlLanguage.Sqlite);
}
