using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class ConnectionErrorTests : PostgreSqlTests
{
    private static readonly TestMigration One = NativeMigrations.Sql(1, "CREATE TABLE a (x int)");

    [ServerFact]
    public async Task A_server_that_is_not_there_is_told_with_its_place() =>
        Assert.Contains("cannot be reached (ConnectionRefused)", await FailAsync(new(PostgreSqlServer.To("jobs").ConnectionString) { Host = "127.0.0.1", Port = ServerPrograms.FreePort(), Password = "hunter2" }), StringComparison.Ordinal);

    [ServerFact]
    public async Task A_host_that_nobody_knows_is_told() =>
        Assert.Contains("cannot be reached", await FailAsync(new() { Host = "nowhere.invalid", Username = "app", Password = "hunter2" }), StringComparison.Ordinal);

    [ServerFact]
    public async Task A_database_that_is_missing_is_told() =>
        Assert.Contains("'nobodys_jobs' on", await FailAsync(PostgreSqlServer.To("nobodys_jobs")), StringComparison.Ordinal);

    [ServerFact]
    public async Task A_user_without_a_right_is_told_which_to_ask_for()
    {
        var message = await FailAsync(await CreateRoleAsync());
        Assert.Contains("permission denied for schema public", message, StringComparison.Ordinal);
        Assert.Contains("Grant what it lacks", message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_database_that_is_read_only_is_told()
    {
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET default_transaction_read_only = on");
        Assert.Contains("is read-only", await FailAsync(PostgreSqlServer.To(Database.Name)), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_schema_that_may_not_be_made_is_told()
    {
        var role = await CreateRoleAsync("GRANT CREATE ON SCHEMA public TO $role");
        await using var database = new PostgreSqlMigrationDatabase(role.ConnectionString);
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner([One], options => options.Schema = "ours", database).MigrateAsync());
        Assert.Contains("permission denied for database", error.Message, StringComparison.Ordinal);
    }

    private async Task<string> FailAsync(NpgsqlConnectionStringBuilder to)
    {
        await using var database = new PostgreSqlMigrationDatabase(to.ConnectionString);
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner([One], database: database).MigrateAsync());
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        return error.Message;
    }
}
