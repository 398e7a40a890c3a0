using Npgsql;

namespace GenMigrate;

/// <summary>
/// Statements of ours that are transactions of their own run at the isolation level that the database, the role or the
/// connection has by default. Above READ COMMITTED they may fail because another runner changes the same row.
/// </summary>
internal static class PostgreSqlConflicts
{
    private const int MaxAttempts = 20;

    /// <summary>Executes a statement again after such a conflict: it has had no effect, and then sees what the other one did.</summary>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> execute)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await execute().ConfigureAwait(false);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.SerializationFailure && attempt < MaxAttempts)
            {
                // At once: the other transaction has committed.
            }
        }
    }
}
