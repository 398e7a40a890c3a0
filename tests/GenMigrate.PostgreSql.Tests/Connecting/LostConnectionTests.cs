using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>Connections that the network or the server ends: every error is one of ours, and no author is blamed for it.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
[Collection(Watchers.Collection)]
public sealed class LostConnectionTests : PostgreSqlTests
{
    private const string EndThis = "SELECT pg_terminate_backend(pg_backend_pid())";

    private static readonly TestMigration One = NativeMigrations.Sql(1, "CREATE TABLE log (x int)");

    /// <remarks>The types are those of the server's messages: an answer is lost at any of its parts.</remarks>
    [ServerFact]
    public async Task Whichever_answer_is_lost_before_anything_was_done_is_told()
    {
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        foreach (var isEmpty in new[] { true, false })
        {
            foreach (var type in "12TDCEZ".Where(type => type != (isEmpty ? 'D' : 'E')))
            {
                foreach (var look in new Func<MigrationRunner, Task>[] { runner => runner.MigrateAsync(), runner => runner.IsUpToDateAsync(), runner => runner.GetStatusAsync(), runner => runner.GetHistoryAsync() })
                {
                    await using var database = new PostgreSqlMigrationDatabase(proxy.ConnectionString);
                    proxy.LoseAnswer(type);
                    var error = await Record.ExceptionAsync(() => look(Runner([One], database: database)));

                    // What an error says is known, whatever comes behind it: there is no history.
                    if (!proxy.LosesAnswer && !(isEmpty && type == 'Z' && error is null))
                    {
                        Assert.True(error is MigrationDatabaseException, $"{type}: {error}");
                        Assert.Contains("lost", error!.Message, StringComparison.Ordinal);
                    }
                }
            }

            await UpAsync(One);
        }
    }

    [ServerFact]
    public async Task A_session_that_the_server_ends_within_a_steps_code_is_told_as_such() =>
        Assert.Contains("the server ended the connection: terminating connection due to administrator command (SQLSTATE 57P01)", await FailAsync(Coded(2, (context, token) => context.ExecuteAsync(EndThis, token))), StringComparison.Ordinal);

    [ServerFact]
    public async Task So_it_is_where_the_code_swallows_the_error()
    {
        var error = await FailAsync(Coded(2, async (context, token) => await Record.ExceptionAsync(() => context.ExecuteAsync(EndThis, token))));
        Assert.Contains("the connection was lost (the server or the network ended it while the step's code ran)", error, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_session_that_the_server_ends_while_a_steps_code_is_busy_elsewhere_is_told_as_such()
    {
        var error = await FailAsync(Coded(2, (_, _) => Database.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'")));
        Assert.Contains("the server ended the connection: terminating connection due to administrator command (SQLSTATE 57P01)", error, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_session_that_a_steps_code_closes_is_still_the_codes_doing() =>
        Assert.Contains("closed the connection or ended the transaction", await FailAsync(Coded(2, (context, _) => context.Connection.CloseAsync())), StringComparison.Ordinal);

    [ServerFact]
    public async Task A_session_that_is_ended_in_a_statement_is_told_as_such() =>
        Assert.Contains("the server ended the connection: terminating connection", await FailAsync(NativeMigrations.Sql(2, EndThis)), StringComparison.Ordinal);

    private static TestMigration Coded(int version, Func<SqlMigrationContext, CancellationToken, Task> code) =>
        NativeMigrations.Steps(version, migration => migration.Sql($"CREATE TABLE made_{version} (x int)").Run("code", code));

    private async Task<string> FailAsync(TestMigration migration)
    {
        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(One, migration));
        Assert.Contains("was rolled back", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{migration.Version} failed", await StatesAsync(), StringComparison.Ordinal);
        await UpAsync(One, NativeMigrations.Sql(migration.Version, "SELECT 1"));
        return error.Message;
    }
}
