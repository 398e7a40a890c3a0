using Npgsql;

namespace GenMigrate;

/// <summary>Statements that PostgreSQL does not take in a transaction.</summary>
internal static class PostgreSqlAlone
{
    /// <summary>Executes one; what bounds it is the migration's own limit, kept by cancelling.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, StepStatement statement, CancellationToken cancellationToken)
    {
        var limit = statement.Planned.Migration.Timeout;
        using var timer = new CancellationTokenSource(limit ?? Timeout.InfiniteTimeSpan);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(PostgreSqlPipeline.Command(statement.Statement.Text));
            try
            {
                await batch.ExecuteNonQueryAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"it took longer than its TimeoutSeconds ({limit?.TotalSeconds:0}) and was stopped", exception);
            }
        }
    }

    public static Task PrepareAsync(NpgsqlConnection connection, SqlStatement statement, CancellationToken cancellationToken) => Task.CompletedTask;
}
