namespace GenMigrate.Relational.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON t (a)", "i", "t", "i")]
    [InlineData("create unique index concurrently if not exists \"My Index\" on only s.\"T\" using btree (a)", "\"My Index\"", "s.\"T\"", "s.\"My Index\"")]
    [InlineData("CREATE INDEX CONCURRENTLY ON d.s.t (a)", null, "s.t", null)]
    public void A_concurrent_index_has_a_name_and_a_table(string sql, string? name, string table, string? qualified)
    {
        var index = SqlFacts.ConcurrentIndex(Statements.PostgreSql(sql))!;

        Assert.Equal((name, table, qualified), (index.Name?.ToString(), index.Table.ToString(), index.QualifiedName));
    }

    [Theory]
    [InlineData("CREATE INDEX i ON t (a)")]
    [InlineData("CREATE INDEX CONCURRENTLY i")]
    [InlineData("CREATE INDEX CONCURRENTLY ON")]
    [InlineData("DROP INDEX CONCURRENTLY i")]
    [InlineData("SELECT 'CREATE INDEX CONCURRENTLY i ON t'")]
    public void Other_statements_build_no_concurrent_index(string sql) => Assert.Null(SqlFacts.ConcurrentIndex(Statements.PostgreSql(sql)));

    [Theory]
    [InlineData("DROP INDEX CONCURRENTLY s.i", "s.i")]
    [InlineData("DROP INDEX CONCURRENTLY IF EXISTS i RESTRICT", "i")]
    [InlineData("DROP INDEX i", null)]
    public void The_index_dropped_concurrently(string sql, string? name) => Assert.Equal(name, SqlFacts.ConcurrentlyDroppedIndex(Statements.PostgreSql(sql))?.ToString());

    [Theory]
    [InlineData("DROP TABLE t", "t")]
    [InlineData("drop table if exists main.[my table]", "main.[my table]")]
    [InlineData("DROP TABLE \"a.b\"", "\"a.b\"")]
    [InlineData("DROP TABLE IF EXISTS main.'it''s'", "main.'it''s'")]
    [InlineData("DROP VIEW v", null)]
    [InlineData("DROP TABLE", null)]
    [InlineData("DROP TABLE 1", null)]
    [InlineData("CREATE TRIGGER x AFTER INSERT ON a BEGIN SELECT 'DROP TABLE t'; END", null)]
    public void The_table_dropped(string sql, string? table) => Assert.Equal(table, SqlFacts.DroppedTable(Statements.Sqlite(sql))?.ToString());

    [Theory]
    [InlineData("ALTER TABLE t RENAME TO u", "t -> u")]
    [InlineData("alter table if exists only main.\"t\" rename to [u v]", "main.\"t\" -> [u v]")]
    [InlineData("ALTER TABLE t RENAME a TO b", null)]
    [InlineData("ALTER TABLE t RENAME COLUMN a TO b", null)]
    [InlineData("ALTER TABLE t RENAME CONSTRAINT a TO b", null)]
    [InlineData("ALTER TABLE t ADD COLUMN a", null)]
    [InlineData("ALTER INDEX i RENAME TO j", null)]
    public void The_table_renamed(string sql, string? names)
    {
        var renamed = SqlFacts.RenamedTable(Statements.Sqlite(sql));

        Assert.Equal(names, renamed is { } pair ? $"{pair.From} -> {pair.To}" : null);
    }

    [Fact]
    public void A_name_is_given_as_the_database_stores_it()
    {
        var words = SqlFacts.DroppedTable(Statements.PostgreSql("DROP TABLE Sales.OrdersÄ"))!;
        var quoted = SqlFacts.DroppedTable(Statements.PostgreSql("DROP TABLE \"Sales\".\"Or\"\"ders\""))!;

        Assert.Equal(("Sales", "OrdersÄ"), (words.Schema, words.Name));
        Assert.Equal(("sales", "ordersÄ"), (words.SchemaIn(SqlLanguage.PostgreSql), words.NameIn(SqlLanguage.PostgreSql)));
        Assert.Equal(("Sales", "OrdersÄ"), (words.SchemaIn(SqlLanguage.Sqlite), words.NameIn(SqlLanguage.Sqlite)));
        Assert.Equal(("Sales", "Or\"ders"), (quoted.SchemaIn(SqlLanguage.PostgreSql), quoted.NameIn(SqlLanguage.PostgreSql)));
    }
}
