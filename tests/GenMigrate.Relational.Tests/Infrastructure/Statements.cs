namespace GenMigrate.Relational.Tests;

/// <summary>Short ways from a text to its statements.</summary>
internal static class Statements
{
    public static SqlStatement Sqlite(string sql) => Assert.Single(SqlSplitter.Split(sql, SqlLanguage.Sqlite));

    public static SqlStatement PostgreSql(string sql) => Assert.Single(SqlSplitter.Split(sql, SqlLanguage.PostgreSql));

    public static string[] Texts(string sql, SqlLanguage language) => [.. SqlSplitter.Split(sql, language).Select(statement => statement.Text)];
}
