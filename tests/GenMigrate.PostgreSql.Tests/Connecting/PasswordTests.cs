using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

[RequiresServer(PostgreSqlFinder.Variable, typeof(OwnServerFinder))]
[Collection(Watchers.Collection)]
public sealed class PasswordTests : PostgreSqlTests
{
    [ServerFact]
    public async Task A_wrong_password_is_told_without_repeating_it_and_the_right_one_is_taken()
    {
        await Database.ExecuteAsync($"CREATE ROLE {PostgreSqlServer.NeedsPassword} LOGIN PASSWORD 'p/w?@:%'");
        var to = PostgreSqlServer.To(Database.Name);
        await using var wrong = new PostgreSqlMigrationDatabase($"postgresql://{PostgreSqlServer.NeedsPassword}:hunter2@{to.Host}:{to.Port}/{to.Database}");
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner([], database: wrong).GetStatusAsync());
        Assert.Contains("refused the password", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        var probe = new CommandProbe(Provider.Registry([TestMigration.Creates(1, "log")]), text => new PostgreSqlMigrationDatabase(text));
        await probe.FailsAsync($"postgresql://{PostgreSqlServer.NeedsPassword}:{CommandProbe.Secret}@{to.Host}:{to.Port}/{to.Database}", "refused the password for the database");
        await using var right = new PostgreSqlMigrationDatabase($"postgresql://{PostgreSqlServer.NeedsPassword}:p%2Fw%3F%40%3A%25@{to.Host}:{to.Port}/{to.Database}");
        Assert.Empty((await Runner([], database: right).GetStatusAsync()).Entries);
    }
}
