using System.Globalization;
using Npgsql;

namespace GenMigrate;

/// <summary>
/// The settings of a session before a migration that may change them: SET without LOCAL outlives the transaction, and the
/// session may be the next migration's, or through a pooler somebody else's.
/// </summary>
internal sealed class SessionSettings
{
    // Settings that nobody has defined (names with a dot) are listed nowhere.
    private const string Select = $"""
        SELECT 'beginning', '', {PostgreSqlTransaction.Beginning}::text
        UNION ALL SELECT 'authorization', '', session_user::text
        UNION ALL SELECT 'role', '', pg_catalog.current_setting('role')
        UNION ALL SELECT 'known', name, setting FROM pg_catalog.pg_settings WHERE source = 'session'
        UNION ALL SELECT 'custom', name, coalesce(pg_catalog.current_setting(name, true), '') FROM unnest(@custom) name
        """;

    private const string SetAuthorization = "SELECT pg_catalog.set_config('session_authorization', $1, false) WHERE session_user <> $1";
    private const string SetRole = "SELECT pg_catalog.set_config('role', $1, false) WHERE pg_catalog.current_setting('role') <> $1";

    // What was not set before has the value that RESET gives. The level of the transaction is the transaction's.
    private const string SetKnown = """
        SELECT pg_catalog.set_config(now.name, coalesce(before.setting, now.reset_val), false)
        FROM pg_catalog.pg_settings now LEFT JOIN unnest($1::text[], $2::text[]) before (name, setting) ON before.name = now.name
        WHERE (now.source = 'session' OR before.name IS NOT NULL) AND now.setting IS DISTINCT FROM coalesce(before.setting, now.reset_val)
            AND now.context IN ('user', 'superuser')
            AND now.name NOT IN ('transaction_isolation', 'transaction_read_only', 'transaction_deferrable')
        """;

    private const string SetCustom = """
        SELECT pg_catalog.set_config(before.name, before.setting, false) FROM unnest($1::text[], $2::text[]) before (name, setting)
        WHERE coalesce(pg_catalog.current_setting(before.name, true), '') <> before.setting
        """;

    private readonly ILookup<string, (string Name, string Setting)> _before;

    private SessionSettings(IEnumerable<(string Kind, string Name, string Setting)> before) =>
        _before = before.ToLookup(row => row.Kind, row => (row.Name, row.Setting), StringComparer.Ordinal);

    /// <summary>When the transaction began in which they were read.</summary>
    public long Beginning => long.Parse(_before["beginning"].Single().Setting, CultureInfo.InvariantCulture);

    /// <summary>What may be changed by statements that say so, by those that call functions, and by code.</summary>
    public static bool MayChange(MigrationStep step) => step is not SqlStep sql || sql.Statements.Any(SqlFacts.MayChangeSettings);

    public static async Task<SessionSettings> ReadAsync(
        NpgsqlConnection connection, IEnumerable<MigrationStep> steps, CancellationToken cancellationToken)
    {
        var names = steps.OfType<SqlStep>().SelectMany(step => step.Statements).Select(SqlFacts.ChangedSetting).OfType<string>();
        var custom = names.Where(name => name.Contains('.', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToArray();
        return new(await PostgreSqlQuery.RunAsync(
            connection,
            Select,
            [("@custom", custom)],
            reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2)),
            cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Adds what makes them again what they were, for the session and for the open transaction.</summary>
    public void Restore(PostgreSqlPipeline pipeline)
    {
        // Another session's user has no role yet.
        pipeline.Add(SetAuthorization, [_before["authorization"].Single().Setting]);
        pipeline.Add(SetRole, [_before["role"].Single().Setting]);
        pipeline.Add(SetKnown, Columns("known"));
        if (_before.Contains("custom"))
        {
            pipeline.Add(SetCustom, Columns("custom"));
        }
    }

    private object[] Columns(string kind) =>
        [_before[kind].Select(row => row.Name).ToArray(), _before[kind].Select(row => row.Setting).ToArray()];
}
