namespace GenMigrate.Generators;

/// <summary>GENM4002: a step that begins or ends a transaction itself, which the runner refuses whatever it runs in.</summary>
internal static class TransactionControlRule
{
    public static IEnumerable<SqlFinding> Check(IReadOnlyList<(SqlScript Script, SqlStatement Statement)> statements, SqlLanguage language) => statements
        .Where(found => SqlFacts.IsTransactionControl(found.Statement, language))
        .Select(found => new SqlFinding(Descriptors.TransactionControl, found.Script, found.Statement, Fix: false, found.Statement.Tokens[0].Text.ToUpperInvariant()));
}
