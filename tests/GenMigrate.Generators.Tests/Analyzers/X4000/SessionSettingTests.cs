namespace GenMigrate.Generators.Tests;

public sealed class SessionSettingTests() : RuleTests<SqlStatementAnalyzer>(Descriptors.SessionSetting)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("{|GENM4004:SET search_path = app|}; {|GENM4004:SET ROLE owner|}; CREATE TABLE t (a int)");
            public override void Down(SqlMigrationBuilder migration) => migration.Run("x", (context, cancellationToken) => context.ExecuteAsync("{|GENM4004:SELECT set_config('search_path', '', false)|}", cancellationToken));
        }
        """).ForPostgreSql();

    [Theory]
    [InlineData("SET LOCAL search_path = app; SET LOCAL ROLE owner")]
    [InlineData("SELECT set_config('search_path', '', true)")]
    [InlineData("UPDATE t SET a = 1")]
    public Task Takes_what_ends_with_the_transaction(string sql) => VerifyAsync(Up("Migration(1)", sql).ForPostgreSql());

    [Fact]
    public Task Takes_what_holds_for_the_steps_of_a_migration_without_a_transaction() =>
        VerifyAsync(Up("Migration(1, Transaction = TransactionMode.None)", "SET maintenance_work_mem = '1GB'").ForPostgreSql());

    [Fact]
    public Task Is_silent_where_only_SQLite_is_meant() => VerifyAsync(Up("Migration(1)", "SET search_path = app").ForSqlite());

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of().ForPostgreSql().WithSql("1_a.sql", "{|GENM4004:SET search_path = ''|};\nSELECT 1;"));

    private static TestProject Up(string attribute, string sql) => TestProject.Of(
        $$"""
        using GenMigrate;
        [{{attribute}}] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("{{sql}}"); }
        """);
}
