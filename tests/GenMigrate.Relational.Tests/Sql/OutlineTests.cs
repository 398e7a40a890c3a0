namespace GenMigrate.Relational.Tests;

public sealed class OutlineTests
{
    [Theory]
    [InlineData("SELECT  1", "SELECT …")]
    [InlineData("UPDATE t\n  SET a = 'hunter2', b=$$x$$, c = -4.7e3 WHERE \"Id\" = $1 -- hunter2", "UPDATE t SET a = …, b=…, c = -… WHERE \"Id\" = $1")]
    [InlineData("/* hunter2 */ INSERT INTO t VALUES (E'hunter2', U&'x', B'1', 'cut of", "INSERT INTO t VALUES (…, …, …, …")]
    [InlineData("", "")]
    public void It_holds_no_values_and_no_comments(string sql, string outline) => Assert.Equal(outline, SqlOutline.Of(sql, SqlLanguage.PostgreSql, 60));

    [Theory]
    [InlineData("SELECT abc", 10, "SELECT abc")]
    [InlineData("SELECT abcd", 10, "SELECT ab…")]
    [InlineData("SELECT x y z a b c", 8, "SELECT…")]
    public void It_is_short(string sql, int length, string outline) => Assert.Equal(outline, SqlOutline.Of(sql, SqlLanguage.PostgreSql, length));
}
