using Npgsql;

namespace GenMigrate;

/// <summary>
/// Whether what has the name of an index is the index that a statement describes. The server tells: it is given the
/// statement for an empty table of the same columns, and what it makes of it is compared.
/// </summary>
internal sealed class ExistingIndex(NpgsqlConnection connection, ConcurrentIndex described)
{
    // All that CREATE INDEX can say. The name of a column stands for its number, which differs where others were dropped.
    private const string Traits = """
        pg_catalog.jsonb_build_array(class.relam, class.reltablespace, class.reloptions, state.indisunique, state.indnkeyatts,
            state.indclass::text, state.indcollation::text, state.indoption::text, pg_catalog.to_jsonb(state) -> 'indnullsnotdistinct',
            (SELECT pg_catalog.array_agg(pg_catalog.pg_get_indexdef(state.indexrelid, number, false) ORDER BY number)
                FROM pg_catalog.generate_series(1, state.indnatts) number),
            pg_catalog.pg_get_expr(state.indpred, state.indrelid))::text
        """;

    private const string Find = $"""
        SELECT {Traits}, pg_catalog.pg_get_indexdef(state.indexrelid)
        FROM pg_catalog.pg_index state JOIN pg_catalog.pg_class class ON class.oid = state.indexrelid
        WHERE state.indrelid = pg_catalog.to_regclass(@table) AND class.relname = @index AND state.indisvalid
        """;

    private const string FindProbe = $"""
        SELECT {Traits}
        FROM pg_catalog.pg_index state JOIN pg_catalog.pg_class class ON class.oid = state.indexrelid
        WHERE state.indrelid = pg_catalog.to_regclass(@table)
        """;

    /// <summary>Why it is another, in words; null: it is the one described.</summary>
    public async Task<string?> WhyOtherAsync(CancellationToken cancellationToken)
    {
        var name = described.Name!.NameIn(SqlLanguage.PostgreSql);
        var found = await PostgreSqlQuery.RunAsync(
            connection,
            Find,
            [("@table", described.Table.ToString()), ("@index", name)],
            reader => (Traits: reader.GetString(0), Definition: reader.GetString(1)),
            cancellationToken).ConfigureAwait(false);
        if (found is not [var index])
        {
            return $"it is not an index of {described.Table}";
        }

        var traits = await DescribeAsync(cancellationToken).ConfigureAwait(false);
        return traits == index.Traits ? null : $"it is not the one that this step describes: {index.Definition}";
    }

    // The table has the name of the real one, which the statement may mention.
    private async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        var probe = "pg_temp." + described.Table.Name;
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var table = $"CREATE TEMPORARY TABLE {described.Table.Name} (LIKE {described.Table})";
            var index = $"CREATE {(described.IsUnique ? "UNIQUE " : "")}INDEX ON {probe} {described.Definition}";
            var batch = new NpgsqlBatch(connection, transaction) { Timeout = 0 };
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(PostgreSqlPipeline.Command(table));
                batch.BatchCommands.Add(PostgreSqlPipeline.Command(index));
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            var traits = await PostgreSqlQuery.RunAsync(
                connection, FindProbe, [("@table", probe)], reader => reader.GetString(0), cancellationToken).ConfigureAwait(false);
            return traits[0];
        }
    }
}
