using Npgsql;

namespace GenMigrate;

/// <summary>The tables of history, journal and lock, and the schema that they lie in.</summary>
internal static class PostgreSqlSchema
{
    private const string Find = """
        WITH place AS (SELECT coalesce(@schema, (
            SELECT found.nspname::text FROM pg_catalog.pg_class history JOIN pg_catalog.pg_namespace found ON found.oid = history.relnamespace
            WHERE history.oid = pg_catalog.to_regclass(@history)), pg_catalog.current_schema()::text) AS name)
        SELECT place.name,
            EXISTS (SELECT FROM pg_catalog.pg_namespace existing WHERE existing.nspname = place.name),
            (SELECT count(*) FROM pg_catalog.pg_class made JOIN pg_catalog.pg_namespace existing ON existing.oid = made.relnamespace
                WHERE existing.nspname = place.name AND made.relname IN (@history_name, @seed_name, @journal_name, @lock_name))
        FROM place
        """;

    /// <summary>Makes what is missing.</summary>
    /// <returns>The settings with the schema found, so that a migration that moves its search path does not move the history.</returns>
    public static async Task<MigrationSettings> EnsureAsync(NpgsqlConnection connection, MigrationSettings settings, CancellationToken cancellationToken)
    {
        var (schema, schemaExists, tables) = await FindAsync(connection, settings, cancellationToken).ConfigureAwait(false);
        if (schema is null)
        {
            throw new MigrationDatabaseException("There is no schema to make the history in: none of this user's search_path exists. Create one, or set MigrationRunnerOptions.Schema.");
        }

        var found = settings with { Schema = schema };
        var names = new HashSet<string>(StringComparer.Ordinal) { settings.HistoryName, settings.SeedHistoryName, settings.JournalName, settings.LockName };
        if (tables < names.Count)
        {
            await CreateAsync(connection, found, schemaExists, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    private static Task<(string? Schema, bool SchemaExists, long Tables)> FindAsync(NpgsqlConnection connection, MigrationSettings settings, CancellationToken cancellationToken) =>
        PostgreSqlConflicts.RetryAsync(() => FindOnceAsync(connection, settings, cancellationToken));

    private static async Task<(string? Schema, bool SchemaExists, long Tables)> FindOnceAsync(NpgsqlConnection connection, MigrationSettings settings, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(Find, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter("@schema", NpgsqlTypes.NpgsqlDbType.Text) { Value = settings.Schema ?? (object)DBNull.Value });
            command.Parameters.AddWithValue("@history", PostgreSqlDialect.Instance.Quote(settings.HistoryName));
            command.Parameters.AddWithValue("@history_name", settings.HistoryName);
            command.Parameters.AddWithValue("@seed_name", settings.SeedHistoryName);
            command.Parameters.AddWithValue("@journal_name", settings.JournalName);
            command.Parameters.AddWithValue("@lock_name", settings.LockName);
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return (reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetBoolean(1), reader.GetInt64(2));
            }
        }
    }

    // IF NOT EXISTS fails when two make the same at once; so they take turns. This is the one lock that is waited for
    // in the server: it is held for no longer than it takes to make four empty tables.
    private static async Task CreateAsync(NpgsqlConnection connection, MigrationSettings settings, bool schemaExists, CancellationToken cancellationToken)
    {
        var dialect = PostgreSqlDialect.Instance;
        var lockTable = dialect.LockTable(settings);
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            IEnumerable<string> statements =
            [
                "SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('genmigrate schema'))",
                .. schemaExists ? Array.Empty<string>() : [$"CREATE SCHEMA IF NOT EXISTS {dialect.Quote(settings.Schema!)}"],
                .. new HistorySql(dialect, settings).CreateTables(),
                PostgreSqlLease.CreateTable(lockTable),
                PostgreSqlLease.InsertRow(lockTable),
            ];
            foreach (var sql in statements)
            {
                batch.BatchCommands.Add(PostgreSqlPipeline.Command(sql));
            }

            // Who has waited may not see what was made meanwhile, where the default isolation level is a higher one.
            await PostgreSqlConflicts.RetryAsync(() => batch.ExecuteNonQueryAsync(cancellationToken)).ConfigureAwait(false);
        }
    }
}
