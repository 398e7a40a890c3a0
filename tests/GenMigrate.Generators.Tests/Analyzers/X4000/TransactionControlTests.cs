namespace GenMigrate.Generators.Tests;

public sealed class TransactionControlTests() : RuleTests<SqlStatementAnalyzer>(Descriptors.TransactionControl)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("{|GENM4002:BEGIN|}; SELECT 1; {|GENM4002:commit|};");
            public override void Down(SqlMigrationBuilder migration) => migration.Run("x", (context, cancellationToken) => context.ExecuteAsync("{|GENM4002:ROLLBACK|}", cancellationToken));
        }
        """,
        """
        using GenMigrate;
        [Migration(2, Transaction = TransactionMode.None)] class B : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("{|GENM4002:START TRANSACTION|}"); }
        abstract class Own : SqlMigration { protected static void Help(SqlMigrationBuilder migration) => migration.Sql("{|GENM4002:END|}"); }
        """);

    [Theory]
    [InlineData("SAVEPOINT s; ROLLBACK TO s; RELEASE s")]
    [InlineData("CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END")]
    [InlineData("SELECT 'COMMIT'; SELECT 1 AS \\\"end\\\"")]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END")]
    public Task Takes_what_stays_inside_the_transaction(string sql) => VerifyAsync(
        $$"""
        using GenMigrate;
        [Migration(1)] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("{{sql}}"); }
        """);

    [Fact]
    public Task Takes_code_that_has_no_transaction() => VerifyAsync(
        """
        using GenMigrate;
        [Migration(1, Transaction = TransactionMode.None)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration
                .Run("x", async (context, token) => { await context.ExecuteAsync("BEGIN", token); await context.ExecuteAsync("VACUUM", token); }, outsideTransaction: true)
                .Run("y", (context, token) => context.ExecuteAsync("COMMIT", token), true, true)
                .Run("z", (context, token) => context.ExecuteAsync("{|GENM4002:COMMIT|}", token), repeatable: true);
        }
        """);

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of().WithSql("1_a.sql", "{|GENM4002:BEGIN|};\nSELECT 1;\n{|GENM4002:COMMIT|};"));
}
