using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace GenMigrate.Sqlite.Tests;

/// <summary>The database has exactly what the same SQL, executed by hand in the same order, gives.</summary>
public sealed class SchemaTests : SqliteTests
{
    private const string Schema = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE tbl_name NOT LIKE 'genmigrate%' AND name <> 'sqlite_sequence' ORDER BY rowid";

    [Fact]
    public Task One_migration_gives_what_its_SQL_gives() => IsAsByHandAsync(1);

    [Fact]
    public Task A_hundred_migrations_give_what_their_SQL_gives() => IsAsByHandAsync(100);

    [Fact]
    public Task Ten_thousand_migrations_give_what_their_SQL_gives() => IsAsByHandAsync(10_000);

    private async Task IsAsByHandAsync(int count)
    {
        var texts = Enumerable.Range(1, count).Select(Text).ToList();
        var report = await UpAsync(texts.Select((text, index) => Sql(index + 1, text)));
        Assert.Equal(Enumerable.Range(1, count).Select(version => (long)version), report.Results.Select(result => result.Version));

        await using var byHand = SqliteTestDatabase.Create();
        await ExecuteAsync(byHand, texts);
        Assert.Equal(await byHand.QueryAsync(Schema, Row), await File.QueryAsync(Schema, Row));
        Assert.Equal(await byHand.QueryAsync("SELECT * FROM t1", Row), await File.QueryAsync("SELECT * FROM t1", Row));
        Assert.Equal(count, await ScalarAsync<long>("SELECT count(*) FROM genmigrate_history WHERE state = 'applied'"));
        Assert.True(await Runner(texts.Select((text, index) => Sql(index + 1, text))).IsUpToDateAsync());
    }

    private static async Task ExecuteAsync(SqliteTestDatabase database, IReadOnlyList<string> texts)
    {
        await using var connection = await database.ConnectRawAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var text in texts)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = text;
            command.Transaction = (SqliteTransaction)transaction;
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    // With each object SQLite takes longer to make the next one, and to change one it reads them all: so most of ten
    // thousand add a row.
    private static string Text(int version) => (version % 10) switch
    {
        1 => $"CREATE TABLE t{version} (\n  id INTEGER PRIMARY KEY, -- its number\n  name TEXT NOT NULL\n);",
        2 when version < 1000 => $"CREATE INDEX \"by name {version}\" ON t{version - 1} (name COLLATE NOCASE) -- case does not matter\n",
        3 when version < 1000 => $"CREATE VIEW v{version} AS SELECT id, name FROM t{version - 2}\n  WHERE name <> ';' /* why not? */ ;;",
        4 when version < 1000 => $"CREATE TRIGGER g{version} AFTER INSERT ON t{version - 3} BEGIN UPDATE t{version - 3} SET name = ';' WHERE id = -new.id; SELECT 1; END",
        5 when version < 100 => $"ALTER TABLE t{version - 4} ADD COLUMN added TEXT DEFAULT 'it''s'",
        _ => $"INSERT INTO t1 (name) VALUES ('{version};')",
    };

    private static string Row(DbDataReader reader) => string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue));
}
