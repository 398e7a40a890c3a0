namespace GenMigrate;
internal static class SqlFacts
{
    public static bool IsTransactionControl(SqlStatement s, SqlLanguage l) => s.Tokens[0].Is("BEGIN") || s.Tokens[0].Is("COMMIT") || s.Tokens[0].Is("ROLLBACK");
    public static string? WhyNotInTransaction(SqlStatement s, SqlLanguage l) => s.Tokens[0].Is("VACUUM") ? "VACUUM" : null;
    public static bool IsRepeatable(SqlStatement s, SqlLanguage l) => false;
    public static string? WhyRefused(SqlStatement s, SqlLanguage l) => null;
    public static string? DroppedTable(SqlStatement s) => s.Tokens.Count > 2 && s.Tokens[0].Is("DROP") && s.Tokens[1].Is("TABLE") ? s.Text.Split(' ')[^1] : null;
}
