using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>
/// A cancellation that comes late hits the rollback, which then has not happened. The run ends as cancelled, and nothing
/// keeps the lock or a transaction.
/// </summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class LateCancellationTests : PostgreSqlTests
{
    private const string Name = "cancelled late";

    [ServerFact]
    public Task Of_statements() => CancelAsync(NativeMigrations.Steps(1, migration => migration.Sql("CREATE TABLE log (value text)").Sql(Gate.Pass)));

    [ServerFact]
    public Task Of_code() => CancelAsync(NativeMigrations.Steps(1, migration => migration.Sql("CREATE TABLE log (value text)").Run("wait", (context, token) => context.ExecuteAsync(Gate.Pass, token))));

    private async Task CancelAsync(TestMigration migration)
    {
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(proxy.ConnectionString) { ApplicationName = Name, Pooling = true, NoResetOnClose = true });
        await using var pooled = new PostgreSqlMigrationDatabase(source);
        await using var gate = await Gate.CloseAsync(Database);
        using var cancel = new CancellationTokenSource();
        var run = Task.Run(() => Runner([migration], database: pooled).MigrateAsync(cancel.Token));
        await gate.ReachedAsync();
        proxy.RefuseRollback();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(proxy.HasRefused);
        Assert.Equal("", await TextAsync("SELECT machine FROM genmigrate_lock"));
        await Eventually.EqualAsync("0", () => TextAsync($"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{Name}' AND state <> 'idle'"));
        await Eventually.EqualAsync("0", () => TextAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = x'47656e4d'::int AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
        await gate.DisposeAsync();
        await Runner([migration], options => options.LockWait = TimeSpan.Zero, pooled).MigrateAsync();
        Assert.Equal("1 applied", await StatesAsync());
    }
}
