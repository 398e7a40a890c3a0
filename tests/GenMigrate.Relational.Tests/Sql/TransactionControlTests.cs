namespace GenMigrate.Relational.Tests;

public sealed class TransactionControlTests
{
    [Theory]
    [InlineData("BEGIN", true)]
    [InlineData("begin immediate transaction", true)]
    [InlineData("COMMIT", true)]
    [InlineData("END TRANSACTION", true)]
    [InlineData("ROLLBACK", true)]
    [InlineData("ROLLBACK TRANSACTION", true)]
    [InlineData("/* why */ COMMIT -- now", true)]
    [InlineData("ROLLBACK TO a", false)]
    [InlineData("ROLLBACK TRANSACTION TO SAVEPOINT a", false)]
    [InlineData("SAVEPOINT a", false)]
    [InlineData("RELEASE a", false)]
    [InlineData("EXPLAIN COMMIT", false)]
    [InlineData("SELECT 'COMMIT'", false)]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END", false)]
    public void On_SQLite(string sql, bool expected) => Assert.Equal(expected, SqlFacts.IsTransactionControl(Statements.Sqlite(sql), SqlLanguage.Sqlite));

    [Theory]
    [InlineData("BEGIN ISOLATION LEVEL SERIALIZABLE", true)]
    [InlineData("START TRANSACTION READ ONLY", true)]
    [InlineData("commit work", true)]
    [InlineData("COMMIT AND CHAIN", true)]
    [InlineData("END", true)]
    [InlineData("ROLLBACK WORK", true)]
    [InlineData("ABORT", true)]
    [InlineData("PREPARE TRANSACTION 'a'", true)]
    [InlineData("COMMIT PREPARED 'a'", true)]
    [InlineData("ROLLBACK PREPARED 'a'", true)]
    [InlineData("ROLLBACK TO SAVEPOINT a", false)]
    [InlineData("ROLLBACK WORK TO a", false)]
    [InlineData("SAVEPOINT a", false)]
    [InlineData("RELEASE SAVEPOINT a", false)]
    [InlineData("PREPARE a AS SELECT 1", false)]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", false)]
    [InlineData("DO $$ BEGIN COMMIT; END $$", false)]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END", false)]
    [InlineData("\"COMMIT\"", false)]
    public void On_PostgreSQL(string sql, bool expected) => Assert.Equal(expected, SqlFacts.IsTransactionControl(Statements.PostgreSql(sql), SqlLanguage.PostgreSql));
}
