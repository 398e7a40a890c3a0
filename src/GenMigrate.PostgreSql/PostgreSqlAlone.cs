using System.Diagnostics;
using Npgsql;

namespace GenMigrate;

/// <summary>A statement that PostgreSQL does not take in a transaction.</summary>
internal sealed class PostgreSqlAlone(PostgreSqlSession session, NpgsqlConnection connection)
{
    private const string InvalidIndex = """
        SELECT pg_catalog.quote_ident(place.nspname) || '.' || pg_catalog.quote_ident(index.relname)
        FROM pg_catalog.pg_index state
            JOIN pg_catalog.pg_class index ON index.oid = state.indexrelid
            JOIN pg_catalog.pg_namespace place ON place.oid = index.relnamespace
        WHERE state.indrelid = pg_catalog.to_regclass(@table) AND index.relname = @index AND NOT state.indisvalid
        """;

    /// <summary>Drops what a CREATE INDEX CONCURRENTLY that broke off has left behind, so that the index is built and not taken for there.</summary>
    public async Task PrepareAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        if (SqlFacts.ConcurrentIndex(statement) is { Name: { } name } index)
        {
            var find = new NpgsqlCommand(InvalidIndex, connection) { CommandTimeout = 0 };
            await using (find.ConfigureAwait(false))
            {
                find.Parameters.AddWithValue("@table", index.Table.ToString());
                find.Parameters.AddWithValue("@index", name.NameIn(SqlLanguage.PostgreSql));
                if (await find.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is string invalid)
                {
                    await SendAsync($"DROP INDEX CONCURRENTLY IF EXISTS {invalid}", cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    public async Task ExecuteAsync(StepStatement statement, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteOnceAsync(statement, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (PostgresException exception) when (HadBegun(statement) && IsDoneAlready(statement, exception))
            {
                await EnsureIsDescribedAsync(statement.Statement, exception, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (PostgresException exception) when (IsConcurrentIndex(statement.Statement))
            {
                // Two that build on one table, or one that builds and one that drops, may deadlock; what is left is repaired.
                if (!await session.WaitToRetryAsync(exception, Stopwatch.GetElapsedTime(started), attempt, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }

                await PrepareAsync(statement.Statement, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool IsConcurrentIndex(SqlStatement statement) => SqlFacts.ConcurrentIndex(statement) is not null || SqlFacts.ConcurrentlyDroppedIndex(statement) is not null;

    private static bool HadBegun(StepStatement statement) =>
        statement.Index == statement.Planned.ResumeAfter && statement.Planned.Row is { IsUnfinished: true, BegunHash: not null };

    // A step that was interrupted may have been done before anybody could say so.
    private static bool IsDoneAlready(StepStatement statement, PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.DuplicateTable => SqlFacts.ConcurrentIndex(statement.Statement) is not null,
        PostgresErrorCodes.UndefinedObject => SqlFacts.ConcurrentlyDroppedIndex(statement.Statement) is not null,
        _ => false,
    };

    // The name alone does not tell: it may be the name of something else.
    private async Task EnsureIsDescribedAsync(SqlStatement statement, PostgresException exception, CancellationToken cancellationToken)
    {
        if (SqlFacts.ConcurrentIndex(statement) is { } index
            && await new ExistingIndex(connection, index).WhyOtherAsync(cancellationToken).ConfigureAwait(false) is { } why)
        {
            throw new InvalidOperationException(
                $"{exception.MessageText} (SQLSTATE {exception.SqlState}), and {why}. Drop or rename what is there, or correct the step",
                exception);
        }
    }

    // There is no transaction to set a limit in, and a pooler's session is not ours to change: the client cancels.
    private async Task ExecuteOnceAsync(StepStatement statement, CancellationToken cancellationToken)
    {
        var limit = statement.Planned.Migration.Timeout;
        using var timer = new CancellationTokenSource(limit ?? Timeout.InfiniteTimeSpan);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            await SendAsync(statement.Statement.Text, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"it took longer than its TimeoutSeconds ({limit?.TotalSeconds:0}) and was stopped", exception);
        }
    }

    private async Task SendAsync(string sql, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        var watch = session.WatchLocks();
        await using (watch.ConfigureAwait(false))
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(PostgreSqlPipeline.Command(sql));
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
