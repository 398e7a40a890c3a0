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
                WHERE existing.nspname = place.name AND made.relname IN (@history_name, @seed_name, @journal_name, @lock_name)),
            pg_catalog.pg_has_role(journal.relowner, 'USAGE'),
            pg_catalog.has_column_privilege(journal.oid, affected.attnum, 'INSERT')
        FROM place
            LEFT JOIN pg_catalog.pg_class journal ON journal.relname = @journal_name
                AND journal.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = place.name)
            LEFT JOIN pg_catalog.pg_attribute affected ON affected.attrelid = journal.oid
                AND affected.attname = @affected AND NOT affected.attisdropped
        """;

    /// <summary>Makes what is missing.</summary>
    /// <returns>
    /// The settings with the schema found, so that a migration that moves its search path does not move the history; and
    /// whether the journal has <see cref="HistorySql.Affected"/>.
    /// </returns>
    public static async Task<(MigrationSettings Settings, bool KeepsAffected)> EnsureAsync(
        NpgsqlConnection connection, MigrationSettings settings, CancellationToken cancellationToken)
    {
        var (schema, schemaExists, tables, isOwner, keepsAffected) = await FindAsync(connection, settings, cancellationToken).ConfigureAwait(false);
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

        // A journal that was made just now has the column.
        return (found, keepsAffected ?? (isOwner is null || (isOwner.Value && await TryAddAffectedAsync(connection, found, cancellationToken).ConfigureAwait(false))));
    }

    private static Task<FoundTables> FindAsync(NpgsqlConnection connection, MigrationSettings settings, CancellationToken cancellationToken) =>
        PostgreSqlConflicts.RetryAsync(() => FindOnceAsync(connection, settings, cancellationToken));

    private static async Task<FoundTables> FindOnceAsync(NpgsqlConnection connection, MigrationSettings settings, CancellationToken cancellationToken)
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
            command.Parameters.AddWithValue("@affected", HistorySql.Affected);
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return new FoundTables(
                    reader.IsDBNull(0) ? null : reader.GetString(0),
                    reader.GetBoolean(1),
                    reader.GetInt64(2),
                    reader.IsDBNull(3) ? null : reader.GetBoolean(3),
                    reader.IsDBNull(4) ? null : reader.GetBoolean(4));
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

    // An older version made the journal. Where somebody works with the table for long (a dump), or the server refuses for
    // another reason, the next run tries again: nothing but these counts is missed.
    private static async Task<bool> TryAddAffectedAsync(NpgsqlConnection connection, MigrationSettings settings, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_catalog.set_config('lock_timeout', '1000', true)"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(new HistorySql(PostgreSqlDialect.Instance, settings).AddAffected));
            try
            {
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (PostgresException exception)
            {
                return exception.SqlState == PostgresErrorCodes.DuplicateColumn;
            }
        }
    }

    /// <summary>What there is of our tables.</summary>
    /// <param name="Schema">Where they are, or are to be made; null: nowhere.</param>
    /// <param name="SchemaExists">Whether it is there.</param>
    /// <param name="Count">How many of them there are.</param>
    /// <param name="OwnsJournal">Whether this role may change the journal's table; null: there is none.</param>
    /// <param name="KeepsAffected">Whether it may write its column of counts; null: there is none.</param>
    private sealed record FoundTables(string? Schema, bool SchemaExists, long Count, bool? OwnsJournal, bool? KeepsAffected);
}
