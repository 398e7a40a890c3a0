namespace GenMigrate.Generators.Tests;

public sealed class NotInTransactionTests() : RuleTests<SqlStatementAnalyzer>(Descriptors.NotInTransaction)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1; {|GENM4001:CREATE INDEX CONCURRENTLY i ON t (a)|}; SELECT 2");
            public override void Down(SqlMigrationBuilder migration) => migration.Sql("drop", sql: "{|GENM4001:DROP INDEX CONCURRENTLY i|}");
        }
        """,
        """
        using GenMigrate;
        [Migration(2)] partial class B : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => Clean(migration.Sql("SELECT 1"));
        }
        """,
        """
        using GenMigrate;
        partial class B
        {
            private static void Clean(SqlMigrationBuilder migration) => migration.Sql("{|GENM4001:VACUUM|}");
        }
        """).ForPostgreSql();

    [Theory]
    [InlineData("VACUUM ANALYZE t")]
    [InlineData("REINDEX TABLE CONCURRENTLY t")]
    [InlineData("CREATE DATABASE d")]
    [InlineData("DROP DATABASE d")]
    [InlineData("ALTER SYSTEM SET work_mem = '1MB'")]
    [InlineData("create unique index concurrently if not exists i on t (a)")]
    [InlineData("DO $$ BEGIN UPDATE t SET a = 1; COMMIT; END $$")]
    public Task Knows_what_PostgreSQL_refuses(string statement) => VerifyAsync(Up($"{{|GENM4001:{statement}|}}").ForPostgreSql());

    [Theory]
    [InlineData("VACUUM")]
    [InlineData("PRAGMA journal_mode = WAL")]
    public Task Knows_what_SQLite_refuses(string statement) => VerifyAsync(Up($"{{|GENM4001:{statement}|}}").ForSqlite());

    [Theory]
    [InlineData("CREATE INDEX i ON t (a)")]
    [InlineData("CREATE INDEX \\\"concurrently\\\" ON t (a)")]
    [InlineData("SELECT 'VACUUM'")]
    [InlineData("-- VACUUM\nSELECT 1")]
    [InlineData("CREATE FUNCTION f() RETURNS void AS $$ BEGIN VACUUM; END $$ LANGUAGE plpgsql")]
    [InlineData("DO $$ BEGIN PERFORM 1; END $$")]
    public Task Takes_what_PostgreSQL_takes(string statement) => VerifyAsync(Up(statement.Replace("\n", "\\n", StringComparison.Ordinal)).ForPostgreSql());

    [Fact]
    public Task Judges_by_the_database_of_the_provider() => VerifyAsync(Up("PRAGMA journal_mode = WAL").ForPostgreSql());

    [Fact]
    public Task Judges_by_either_where_both_are_referenced() => VerifyAsync(Up("{|GENM4001:PRAGMA journal_mode = WAL|}; {|GENM4001:ALTER SYSTEM RESET ALL|}").ForPostgreSql().ForSqlite());

    [Fact]
    public Task Does_not_take_a_body_of_one_database_for_statements_of_the_other() => VerifyAsync(Up(
        "CREATE FUNCTION f() RETURNS void AS $$ BEGIN PERFORM 1; VACUUM; END $$ LANGUAGE plpgsql; CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END; {|GENM4001:VACUUM|}"));

    [Fact]
    public Task Leaves_alone_what_opted_out_and_what_is_no_migration() => VerifyAsync(
        """
        using GenMigrate;
        [Migration(1, Transaction = TransactionMode.None)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("VACUUM");
        }
        abstract class Own : SqlMigration
        {
            protected static void Clean(SqlMigrationBuilder migration) => migration.Sql("VACUUM");
        }
        static class Other { public static void Sql(string sql) { } public static void M() => Other.Sql("VACUUM"); }
        """);

    [Fact]
    public Task Sees_code_that_runs_in_a_transaction_even_where_the_migration_does_not() => VerifyAsync(
        """
        using GenMigrate;
        [Migration(1, Transaction = TransactionMode.None)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration
                .Sql("VACUUM")
                .Run("clean", async (context, cancellationToken) => await context.ExecuteAsync("{|GENM4001:VACUUM|}", cancellationToken));
        }
        """);

    [Fact]
    public Task Knows_that_a_new_enum_value_waits_for_the_commit() => VerifyAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration
                .Sql("CREATE TYPE mood AS ENUM ('glad'); ALTER TYPE mood ADD VALUE 'sad'; INSERT INTO t VALUES ('sad')")
                .Sql("ALTER TYPE color ADD VALUE 'red'")
                .Sql("{|GENM4001:UPDATE t SET color = 'red'|}; UPDATE t SET color = 'blue'");
            public override void Down(SqlMigrationBuilder migration) => migration.Sql("UPDATE t SET color = 'red'");
        }
        """).ForPostgreSql());

    [Fact]
    public Task Sees_what_is_chosen_named_or_put_together_at_run_time() => VerifyAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class A(string table, bool isFull) : SqlMigration
        {
            private const bool Repeatable = true;
            public override void Up(SqlMigrationBuilder migration)
            {
                const string Name = "vacuum";
                migration.Sql("{|GENM4001:VACUUM|}", Repeatable).Sql(Name, "{|GENM4001:VACUUM|}").Sql(Name, "{|GENM4001:VACUUM|}", Repeatable);
                migration.Sql(isFull ? "{|GENM4001:VACUUM FULL|}" : "SELECT 1").Sql(table switch { "t" => "{|GENM4001:VACUUM t|}", _ => "SELECT 1" });
                var sql = isFull ? "SELECT 1" : "{|GENM4001:VACUUM|}";
                migration.Sql(sql).Sql({|GENM4001:$"VACUUM {table}"|}).Sql("name", {|GENM4001:"VACUUM " + table|}).Sql($"UPDATE {table} SET vacuum = 1");
            }
        }
        """).ForPostgreSql());

    [Fact]
    public Task Sees_the_steps_that_helpers_add() => VerifyAsync(TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class A : Own
        {
            public override void Up(SqlMigrationBuilder migration)
            {
                {|GENM4001:migration.Sql("SELECT 1").Vacuum("t")|}.Touch("t");
                {|GENM4001:Steps.Clean(migration)|};
                {|GENM4001:Compact(migration)|};
            }
        }
        """,
        """
        using GenMigrate;
        static class Steps
        {
            public static SqlMigrationBuilder Vacuum(this SqlMigrationBuilder builder, string table) => builder.Sql($"VACUUM {table}");
            public static SqlMigrationBuilder Touch(this SqlMigrationBuilder builder, string table) => builder.Sql($"UPDATE {table} SET at = 1");
            public static void Clean(SqlMigrationBuilder builder) { builder.Sql("SELECT 1"); builder.Sql("VACUUM"); }
        }
        abstract class Own : SqlMigration { protected static void Compact(SqlMigrationBuilder builder) => builder.Sql("VACUUM"); }
        """).ForPostgreSql());

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of().ForPostgreSql()
        .WithSql("1_up.sql", "-- An index.\r\n\r\n  {|GENM4001:CREATE INDEX CONCURRENTLY\r\n    i ON t (a)|};\r\n-- migrate:down\r\nSELECT 1; {|GENM4001:DROP INDEX CONCURRENTLY i|};\r\n")
        .WithSql("2_beside.sql", "SELECT 1;")
        .WithSql("2_beside.down.sql", "\n{|GENM4001:VACUUM|}")
        .WithSql("3_out.sql", "-- migrate:no-transaction\nVACUUM;"));

    private static TestProject Up(string sql) => TestProject.Of(
        $$"""
        using GenMigrate;
        [Migration(1)] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("{{sql}}"); }
        """);
}
