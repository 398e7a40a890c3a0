using System.Data;
using Npgsql;

namespace GenMigrate;

/// <summary>Whether a database is where the program is: all that a start with nothing to do asks, without an object per row.</summary>
internal static class PostgreSqlHead
{
    /// <summary>A byte more than a checksum has, so that a longer one is none.</summary>
    private const int LongestChecksum = 68;

    /// <returns>False also where it cannot be told while the connection stands: the session's own reading says why.</returns>
    public static async Task<bool> IsReachedAsync(NpgsqlConnection connection, MigrationCatalog catalog, MigrationSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var command = new NpgsqlCommand(Select(settings), connection);
            if (settings.Registry.Length > 0)
            {
                command.Parameters.Add(new NpgsqlParameter("@registry", settings.Registry));
            }

            await using (command.ConfigureAwait(false))
            {
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var comparison = new HeadComparison(catalog);
                    var checksum = new byte[LongestChecksum];
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        var version = reader.GetInt64(0);
                        var length = (int)reader.GetBytes(1, 0, checksum, 0, LongestChecksum);
                        if (!comparison.Take(version, checksum.AsSpan(0, length)))
                        {
                            break;
                        }
                    }

                    return comparison.IsAtHead;
                }
            }
        }
        catch (Exception exception) when (PostgreSqlErrors.IsOfDatabase(exception) && (connection.State == ConnectionState.Open || !PostgreSqlErrors.IsConnectionLoss(exception)))
        {
            return false;
        }
    }

    // A parameter costs a good part of what a start compiles, and most registries have no name.
    private static string Select(MigrationSettings settings) => $"""
        SELECT version, pg_catalog.convert_to(CASE WHEN state IN ('applied', 'baseline') THEN coalesce(checksum, '') ELSE '' END, 'UTF8')
        FROM {PostgreSqlDialect.Instance.Table(settings, settings.HistoryName)} WHERE registry = {(settings.Registry.Length > 0 ? "@registry" : "''")} AND kind = 'migration' ORDER BY version
        """;
}
