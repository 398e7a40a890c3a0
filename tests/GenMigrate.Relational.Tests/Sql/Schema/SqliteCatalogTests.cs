using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GenMigrate.Relational.Tests;

/// <summary>The folded schema is the one that SQLite's own tables list.</summary>
public sealed class SqliteCatalogTests
{
    private const int Statements = 40;
    private const int Sequences = 1000;

    private static readonly string[] Types = ["INTEGER", "TEXT", "varchar(20)", "NUMERIC(10,2)", "BLOB", "double precision"];
    private static readonly string[] Clauses = ["", " NOT NULL DEFAULT 0", " DEFAULT 'a''b'", " DEFAULT (1 + 2)", " DEFAULT -1 NOT NULL", " COLLATE NOCASE", " CHECK ({0} <> 7)", " DEFAULT NULL", " CONSTRAINT c NOT NULL DEFAULT 'x'"];

    [Fact]
    public void Random_definitions_fold_to_the_catalog()
    {
        for (var seed = 0; seed < Sequences; seed++)
        {
            var random = new Random(seed);
            using var database = SqliteFile.InMemory();
            var schema = DatabaseSchema.Empty(SqlLanguage.Sqlite);
            var applied = new List<string>();
            for (var i = 0; i < Statements; i++)
            {
                var sql = Next(random);
                if (TryExecute(database, sql))
                {
                    applied.Add(sql);
                    schema = SchemaFold.Apply(schema, sql, i);
                }
            }

            var expected = string.Join('\n', FoldedSchema.Describe(database));
            var actual = string.Join('\n', FoldedSchema.Describe(schema));
            Assert.True(expected == actual, $"Seed {seed}:\n{string.Join(";\n", applied)}\n\nSQLite:\n{expected}\n\nFold:\n{actual}");
        }
    }

    private static bool TryExecute(SqliteFile database, string sql)
    {
        try
        {
            database.Execute(sql);
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static string Next(Random random) => random.Next(12) switch
    {
        0 or 1 => $"CREATE TABLE {Exists(random)}{Table(random)} ({string.Join(", ", Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Column(random)))}{Key(random)})",
        2 => $"ALTER TABLE {Table(random)} ADD COLUMN {Column(random)}",
        3 => $"ALTER TABLE {Table(random)} ADD {Name(random)} int AS ({Name(random)} + 1)",
        4 => $"ALTER TABLE {Table(random)} DROP COLUMN {Name(random)}",
        5 => $"ALTER TABLE {Table(random)} RENAME COLUMN {Name(random)} TO {Name(random)}",
        6 => $"ALTER TABLE {Table(random)} RENAME TO {Table(random)}",
        7 => $"CREATE {(random.Next(2) == 0 ? "UNIQUE " : "")}INDEX i{random.Next(4)} ON {Table(random)} ({Name(random)}, {Name(random)} DESC)",
        8 => $"CREATE INDEX i{random.Next(4)} ON {Table(random)} (lower({Name(random)})) WHERE {Name(random)} IS NOT NULL",
        9 => $"DROP INDEX i{random.Next(4)}",
        10 => $"DROP TABLE IF EXISTS {Table(random)}",
        _ => random.Next(3) == 0 ? "CREATE VIEW IF NOT EXISTS v AS SELECT 1 AS x" : "DROP VIEW IF EXISTS v",
    };

    private static string Column(Random random)
    {
        var name = Name(random);
        return $"{name} {Types[random.Next(Types.Length)]}{string.Format(CultureInfo.InvariantCulture, Clauses[random.Next(Clauses.Length)], name)}";
    }

    private static string Key(Random random) => random.Next(4) switch
    {
        0 => $", PRIMARY KEY ({Name(random)})",
        1 => $", CONSTRAINT u UNIQUE ({Name(random)}) ON CONFLICT IGNORE",
        2 => $", FOREIGN KEY ({Name(random)}) REFERENCES t1 ON DELETE SET NULL",
        _ => "",
    };

    private static string Exists(Random random) => random.Next(3) == 0 ? "IF NOT EXISTS " : "";

    private static string Table(Random random) => $"t{random.Next(3)}";

    private static string Name(Random random) => "abcde"[random.Next(5)].ToString();
}
