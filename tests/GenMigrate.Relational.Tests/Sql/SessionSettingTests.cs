namespace GenMigrate.Relational.Tests;

public sealed class SessionSettingTests
{
    [Theory]
    [InlineData("SET search_path = app", "search_path")]
    [InlineData("set session search_path to app, public", "search_path")]
    [InlineData("SET app.tenant = 'x'", "app.tenant")]
    [InlineData("SET TIME ZONE 'UTC'", "TIME ZONE")]
    [InlineData("SET SESSION TIME ZONE LOCAL", "TIME ZONE")]
    [InlineData("SET ROLE owner", "ROLE")]
    [InlineData("SET SESSION ROLE owner", "ROLE")]
    [InlineData("SET SESSION AUTHORIZATION owner", "SESSION AUTHORIZATION")]
    [InlineData("SET SESSION SESSION AUTHORIZATION owner", "SESSION AUTHORIZATION")]
    [InlineData("SET SCHEMA 'app'", "search_path")]
    [InlineData("SET NAMES 'UTF8'", "client_encoding")]
    [InlineData("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", "default_transaction_isolation")]
    [InlineData("SELECT pg_catalog.set_config('search_path', '', false)", "search_path")]
    [InlineData("SELECT set_config('a', 'b', true), Set_Config('c', concat('d', ','), FALSE)", "c")]
    public void What_outlives_the_transaction_has_a_name(string sql, string name) => Assert.Equal(name, SqlFacts.ChangedSetting(Statements.PostgreSql(sql)), ignoreCase: true);

    [Theory]
    [InlineData("SET LOCAL search_path = app")]
    [InlineData("SET LOCAL ROLE owner")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")]
    [InlineData("SET CONSTRAINTS ALL DEFERRED")]
    [InlineData("SELECT set_config('search_path', '', true)")]
    [InlineData("UPDATE t SET a = 1")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = app AS 'SELECT 1'")]
    [InlineData("ALTER ROLE app SET search_path = app")]
    public void What_ends_with_it_has_none(string sql) => Assert.Null(SqlFacts.ChangedSetting(Statements.PostgreSql(sql)));

    [Theory]
    [InlineData("SELECT set_it()", true)]
    [InlineData("WITH a AS (SELECT app.set_it()) SELECT * FROM a", true)]
    [InlineData("DO 'BEGIN END'", true)]
    [InlineData("CALL p()", true)]
    [InlineData("RESET ALL", true)]
    [InlineData("SELECT 1/0", false)]
    [InlineData("CREATE TABLE t (a int)", false)]
    [InlineData("INSERT INTO t VALUES (1)", false)]
    public void What_may_change_one_is_known(string sql, bool may) => Assert.Equal(may, SqlFacts.MayChangeSettings(Statements.PostgreSql(sql)));
}
