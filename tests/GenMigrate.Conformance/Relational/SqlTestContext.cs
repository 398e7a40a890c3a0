namespace GenMigrate.Conformance;

/// <summary>The context of a neutral step of code on an SQL database.</summary>
internal sealed class SqlTestContext(SqlMigrationContext context) : ITestContext
{
    public object Native => context;

    public IServiceProvider? Services => context.Services;

    public TimeProvider Clock => context.Clock;

    public Task InsertAsync(string thing, string value, CancellationToken cancellationToken = default) =>
        context.ExecuteAsync($"INSERT INTO {TestSql.Quote(thing)} VALUES (@value)", new Dictionary<string, object?> { ["value"] = value }, cancellationToken);

    public async Task<long> CountAsync(string thing, CancellationToken cancellationToken = default)
    {
        await foreach (var count in context.QueryAsync($"SELECT count(*) FROM {TestSql.Quote(thing)}", reader => reader.GetInt64(0), cancellationToken: cancellationToken))
        {
            return count;
        }

        throw new InvalidOperationException("A count has one row.");
    }

    public void Report(long done, long? total = null, string? message = null) => context.Report(done, total, message);
}
