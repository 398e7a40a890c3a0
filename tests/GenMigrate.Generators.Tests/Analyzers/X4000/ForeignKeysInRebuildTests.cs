namespace GenMigrate.Generators.Tests;

public sealed class ForeignKeysInRebuildTests() : RuleTests<SqlStatementAnalyzer>(Descriptors.ForeignKeysInRebuild)
{
    private protected override TestProject Hit => TestProject.Of(
        """"
        using GenMigrate;
        [Migration(0)] class Tables : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE skills (worker INTEGER REFERENCES Workers (id) ON DELETE CASCADE)");
        }
        [Migration(1)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql(
                """
                CREATE TABLE new_workers (id INTEGER PRIMARY KEY, name TEXT);
                INSERT INTO new_workers SELECT id, name FROM workers;
                {|GENM4003:DROP TABLE workers|};
                ALTER TABLE new_workers RENAME TO "Workers";
                """);
        }
        """",
        """
        using GenMigrate;
        [Migration(2)] class B : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("{|GENM4003:PRAGMA foreign_keys = OFF|}").Sql("ALTER TABLE c ADD COLUMN t INTEGER REFERENCES [T]").Sql("drop", "{|GENM4003:DROP TABLE IF EXISTS t|}").Sql("ALTER TABLE n RENAME TO t");
        }
        """).ForSqlite();

    [Theory]
    [InlineData("DROP TABLE t; ALTER TABLE n RENAME TO other")]
    [InlineData("ALTER TABLE n RENAME TO t; DROP TABLE t")]
    [InlineData("DROP TABLE t; ALTER TABLE n RENAME COLUMN a TO t")]
    [InlineData("PRAGMA foreign_keys")]
    public Task Takes_what_rebuilds_nothing(string sql) => VerifyAsync(Up("Migration(1)", sql).ForSqlite());

    [Theory]
    [InlineData("CREATE TABLE t (a)")]
    [InlineData("CREATE TABLE t (a PRIMARY KEY, b REFERENCES t ON DELETE CASCADE)")]
    [InlineData("CREATE TABLE c (a REFERENCES other ON DELETE CASCADE)")]
    [InlineData("CREATE TABLE c (a REFERENCES t); DROP TABLE c")]
    [InlineData("CREATE TABLE t (a)", "CREATE TABLE c (a REFERENCES t)")]
    public Task Is_silent_where_nothing_refers_to_the_table(string before, string after = "") =>
        VerifyAsync(Files(before, "DROP TABLE t;\nALTER TABLE n RENAME TO t;", after));

    [Theory]
    [InlineData("CREATE TABLE c (a REFERENCES t ON DELETE CASCADE)", "deletes the rows of c")]
    [InlineData("CREATE TABLE c (a REFERENCES t ON UPDATE CASCADE ON DELETE SET NULL)", "changes the rows of c")]
    [InlineData("CREATE TABLE c (a REFERENCES t (a) ON UPDATE CASCADE)", "fails because of the rows of c")]
    [InlineData("CREATE TABLE c (a, FOREIGN KEY (a) REFERENCES t (a) ON DELETE RESTRICT)", "fails because of the rows of c")]
    [InlineData("CREATE TABLE b (a REFERENCES t); ALTER TABLE b RENAME TO c", "rows of c")]
    [InlineData("CREATE TABLE c (a REFERENCES s ON DELETE CASCADE); ALTER TABLE s RENAME TO t", "deletes the rows of c")]
    public async Task Says_what_happens_to_the_rows_that_refer_to_it(string before, string what)
    {
        var findings = await AnalyzerVerifier.FindAsync(Files(before, "DROP TABLE t;\nALTER TABLE n RENAME TO t;", ""), new SqlStatementAnalyzer());

        Assert.Contains(what, Assert.Single(findings).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public Task Sees_a_table_that_is_renamed_out_of_the_way_first() => VerifyAsync(Files(
        "CREATE TABLE c (a REFERENCES t ON DELETE CASCADE)",
        "ALTER TABLE t RENAME TO t_old; CREATE TABLE t (a, n); INSERT INTO t (a) SELECT a FROM t_old; {|GENM4003:DROP TABLE t_old|};",
        ""));

    [Fact]
    public Task Takes_a_migration_that_checks_at_commit() =>
        VerifyAsync(Up("Migration(1, ForeignKeys = ForeignKeyMode.CheckAtCommit)", "PRAGMA foreign_keys = OFF; DROP TABLE t; ALTER TABLE n RENAME TO t").ForSqlite());

    [Fact]
    public Task Leaves_the_choice_to_a_migration_without_a_transaction() =>
        VerifyAsync(Up("Migration(1, Transaction = TransactionMode.None)", "PRAGMA foreign_keys = OFF; DROP TABLE t; ALTER TABLE n RENAME TO t").ForSqlite());

    [Fact]
    public Task Is_silent_where_only_PostgreSQL_is_meant() => VerifyAsync(Up("Migration(1)", "DROP TABLE t; ALTER TABLE n RENAME TO t").ForPostgreSql());

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of().ForSqlite().WithSql("1_c.sql", "CREATE TABLE c (t REFERENCES t);").WithSql("2_a.sql", "{|GENM4003:DROP TABLE t|};\nALTER TABLE n RENAME TO t;"));

    private static TestProject Up(string attribute, string sql) => TestProject.Of(
        $$"""
        using GenMigrate;
        [{{attribute}}] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("{{sql}}"); }
        """);

    private static TestProject Files(string before, string rebuild, string after) =>
        TestProject.Of().ForSqlite().WithSql("1_before.sql", before).WithSql("2_rebuild.sql", rebuild).WithSql("3_after.sql", after);
}
