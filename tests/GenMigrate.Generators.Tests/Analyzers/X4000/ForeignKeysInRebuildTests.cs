namespace GenMigrate.Generators.Tests;

public sealed class ForeignKeysInRebuildTests() : RuleTests<SqlStatementAnalyzer>(Descriptors.ForeignKeysInRebuild)
{
    private protected override TestProject Hit => TestProject.Of(
        """"
        using GenMigrate;
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
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("{|GENM4003:PRAGMA foreign_keys = OFF|}").Sql("drop", "{|GENM4003:DROP TABLE IF EXISTS t|}").Sql("ALTER TABLE n RENAME TO t");
        }
        """).ForSqlite();

    [Theory]
    [InlineData("DROP TABLE t; ALTER TABLE n RENAME TO other")]
    [InlineData("ALTER TABLE n RENAME TO t; DROP TABLE t")]
    [InlineData("DROP TABLE t; ALTER TABLE n RENAME COLUMN a TO t")]
    [InlineData("PRAGMA foreign_keys")]
    public Task Takes_what_rebuilds_nothing(string sql) => VerifyAsync(Up("Migration(1)", sql).ForSqlite());

    [Fact]
    public Task Takes_a_migration_that_checks_at_commit() =>
        VerifyAsync(Up("Migration(1, ForeignKeys = ForeignKeyMode.CheckAtCommit)", "PRAGMA foreign_keys = OFF; DROP TABLE t; ALTER TABLE n RENAME TO t").ForSqlite());

    [Fact]
    public Task Leaves_the_choice_to_a_migration_without_a_transaction() =>
        VerifyAsync(Up("Migration(1, Transaction = TransactionMode.None)", "PRAGMA foreign_keys = OFF; DROP TABLE t; ALTER TABLE n RENAME TO t").ForSqlite());

    [Fact]
    public Task Is_silent_where_only_PostgreSQL_is_meant() => VerifyAsync(Up("Migration(1)", "DROP TABLE t; ALTER TABLE n RENAME TO t").ForPostgreSql());

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of().ForSqlite().WithSql("1_a.sql", "{|GENM4003:DROP TABLE t|};\nALTER TABLE n RENAME TO t;"));

    private static TestProject Up(string attribute, string sql) => TestProject.Of(
        $$"""
        using GenMigrate;
        [{{attribute}}] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("{{sql}}"); }
        """);
}
