using System.Data.Common;
using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>A step's code that keeps the connection busy. The transaction is still there, and is taken back as a whole.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class OpenReaderTests : PostgreSqlTests
{
    private const string Rows = "SELECT generate_series(1, 100000)";

    [ServerFact]
    public Task A_reader_is_left_open() => FailsAsync(OpenAsync, "dispose every reader");

    [ServerFact]
    public Task A_reader_is_left_open_by_code_that_throws() => FailsAsync(async context =>
    {
        await OpenAsync(context);
        throw new InvalidOperationException("not today");
    }, "not today");

    [ServerFact]
    public Task A_copy_is_left_open() => FailsAsync(
        context => ((NpgsqlConnection)context.Connection).BeginBinaryImportAsync("COPY log FROM STDIN (FORMAT BINARY)"), "a COPY");

    [ServerFact]
    public Task A_command_comes_between_the_rows_of_another() => FailsAsync(async context =>
    {
        await foreach (var _ in context.QueryAsync(Rows, reader => reader.GetInt32(0)))
        {
            await context.ExecuteAsync("INSERT INTO log VALUES ('between')");
        }
    }, "read all rows first");

    /// <remarks>Which the driver knows, though the server cannot be asked.</remarks>
    [ServerFact]
    public async Task Behind_a_commit_of_the_step_the_migration_has_stopped_half_way()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(With(async context =>
        {
            await context.ExecuteAsync("COMMIT");
            await OpenAsync(context);
        })));
        var row = Assert.Single(await Database.ReadHistoryAsync());
        Assert.Equal(("failed", 1), (row.State, row.StepsDone));
        Assert.Equal("first", await TextAsync("SELECT value FROM log"));
    }

    private static Task<DbDataReader> OpenAsync(SqlMigrationContext context)
    {
        var command = context.Connection.CreateCommand();
        command.CommandText = Rows;
        return command.ExecuteReaderAsync();
    }

    // Corrected, it begins with its first step.
    private async Task FailsAsync(Func<SqlMigrationContext, Task> body, string why)
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(With(body)));
        Assert.Equal((1L, "fill"), (failure.Version, failure.Step));
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.Contains("rolled back: version 1 is not applied", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("connection was lost", failure.Message, StringComparison.Ordinal);
        Assert.Null(await Database.CountAsync("log"));
        var row = Assert.Single(await Database.ReadHistoryAsync());
        Assert.Equal(("failed", 0, ""), (row.State, row.StepsDone, row.StepHashes ?? ""));

        await UpAsync(With(context => context.ExecuteAsync("SELECT 1")));
        Assert.Equal("1 applied", await StatesAsync());
        Assert.Equal("first", await TextAsync("SELECT value FROM log"));
    }

    private static TestMigration With(Func<SqlMigrationContext, Task> body) => NativeMigrations.Steps(1, migration => migration
        .Sql("CREATE TABLE log (value text); INSERT INTO log VALUES ('first')")
        .Run("fill", (context, _) => body(context), repeatable: true), name: "fills the log");
}
