using Npgsql;

namespace GenMigrate;

/// <summary>The tables of other tools in a PostgreSQL database.</summary>
/// <param name="connection">The connection at hand.</param>
/// <param name="place">The database, for people.</param>
internal sealed class PostgreSqlLegacyHistory(Func<NpgsqlConnection> connection, string place)
{
    // A name without a schema means one that a statement without a schema finds, or one beside the history.
    private const string Find = """
        SELECT CASE WHEN pg_catalog.pg_table_is_visible(found.oid) THEN NULL ELSE home.nspname END, found.relname
        FROM pg_catalog.pg_class found JOIN pg_catalog.pg_namespace home ON home.oid = found.relnamespace
        WHERE found.relkind IN ('r', 'p') AND (
            (pg_catalog.lower(found.relname) = ANY (pg_catalog.string_to_array(@names, E'\n')) AND (home.nspname = ANY (pg_catalog.current_schemas(false)) OR home.nspname = @schema))
            OR pg_catalog.lower(home.nspname || '.' || found.relname) = ANY (pg_catalog.string_to_array(@names, E'\n')))
        ORDER BY 2, 1
        """;

    /// <returns>Null: there is no such table.</returns>
    public async Task<IReadOnlyList<LegacyHistoryRow>?> ReadAsync(string table, int? limit, CancellationToken cancellationToken)
    {
        var select = LegacyHistorySql.Select(PostgreSqlDialect.Instance, table, limit);
        var found = await PostgreSqlQuery.TryAsync<IReadOnlyList<LegacyHistoryRow>>(
            async () => [await PostgreSqlQuery.RunAsync(connection(), select, [], LegacyHistorySql.Read, cancellationToken).ConfigureAwait(false)],
            connection(),
            place).ConfigureAwait(false);
        return found.SingleOrDefault();
    }

    /// <returns>Those of the names that are tables, as they are spelled there.</returns>
    public Task<IReadOnlyList<string>> FindTablesAsync(IReadOnlyList<string> names, string? schema, CancellationToken cancellationToken)
    {
        // As one text: the driver is used without its support for arrays.
        var wanted = string.Join('\n', names).ToLowerInvariant();
        return PostgreSqlQuery.TryAsync(
            () => PostgreSqlQuery.RunAsync(
                connection(),
                Find,
                [("@names", wanted), ("@schema", schema ?? "")],
                reader => LegacyHistorySql.Name(reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetString(1)),
                cancellationToken),
            connection(),
            place);
    }
}
