namespace GenMigrate.Generators;

/// <summary>GENM4004: a setting of PostgreSQL's that outlives the transaction of its migration.</summary>
internal static class SessionSettingRule
{
    public static IEnumerable<SqlFinding> Check(
        SqlBatch batch, IReadOnlyList<(SqlScript Script, SqlStatement Statement)> statements, SqlLanguage language)
    {
        if (language != SqlLanguage.PostgreSql || batch.Owner is not { } owner || !batch.IsInTransaction)
        {
            yield break;
        }

        foreach (var (script, statement) in statements)
        {
            if (SqlFacts.ChangedSetting(statement) is { } setting)
            {
                yield return new SqlFinding(
                    Descriptors.SessionSetting, script, statement, Fix: false, setting, owner.DisplayName, Advice(setting));
            }
        }
    }

    private static string Advice(string setting) => setting.ToUpperInvariant() switch
    {
        "ROLE" => "write SET LOCAL ROLE",
        "SESSION AUTHORIZATION" => "write SET LOCAL SESSION AUTHORIZATION",
        _ => "write SET LOCAL, or set_config(…, true)",
    };
}
