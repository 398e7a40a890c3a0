namespace GenMigrate;

/// <summary>
/// The least that the runner's role needs for tables that somebody else has made, beside what the migrations themselves
/// do. To make them itself it needs <c>CREATE</c> on the schema; to make the schema too, <c>CREATE</c> on the database.
/// </summary>
internal static class PostgreSqlGrants
{
    public const string Advice = "Grant what it lacks: on the schema of the history USAGE (and CREATE, unless the tables have been made), on the history SELECT, INSERT, UPDATE and (for `repair --forget`) DELETE, on the journal INSERT, on the lock SELECT and UPDATE; and what the migrations do.";

    /// <summary>The statements that give a role what the runner needs, for tables that are there.</summary>
    public static IEnumerable<string> Statements(SqlDialect dialect, MigrationSettings settings, string role)
    {
        var grantee = dialect.Quote(role);
        yield return $"GRANT USAGE ON SCHEMA {dialect.Quote(settings.Schema ?? "public")} TO {grantee}";
        foreach (var history in new HashSet<string>(StringComparer.Ordinal) { settings.HistoryName, settings.SeedHistoryName })
        {
            yield return $"GRANT SELECT, INSERT, UPDATE, DELETE ON {dialect.Table(settings, history)} TO {grantee}";
        }

        yield return $"GRANT INSERT ON {dialect.Table(settings, settings.JournalName)} TO {grantee}";
        yield return $"GRANT SELECT, UPDATE ON {dialect.Table(settings, settings.LockName)} TO {grantee}";
    }
}
