namespace GenMigrate.PostgreSql.Tests;

/// <summary>The least that a role needs, where somebody else has made the tables.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class RightsTests : PostgreSqlTests
{
    private static readonly TestMigration[] Migrations =
    [
        NativeMigrations.Sql(1, "INSERT INTO work.log VALUES ('1')", "DELETE FROM work.log"),
        NativeMigrations.Steps(2, migration => migration.Sql("INSERT INTO work.log VALUES ('2')").Run("code", async (context, token) => await context.ExecuteAsync("INSERT INTO work.log VALUES ('3')", token))).OptedOut(),
    ];

    [ServerFact]
    public async Task The_grants_that_are_written_down_are_enough()
    {
        await using var database = await PrepareAsync(except: "");
        var runner = Runner(Migrations, options => options.Schema = "ours", database);
        Assert.Equal(2, (await runner.MigrateAsync()).Results.Count);
        await runner.RepairAsync(2, RepairAction.Forget);
        await runner.RollbackAsync();
        Assert.Equal("rolled_back", await TextAsync("SELECT state FROM ours.genmigrate_history"));
    }

    [ServerFact]
    public async Task Each_of_them_is_needed()
    {
        foreach (var grant in new[] { "USAGE", "SELECT, INSERT, UPDATE, DELETE ON", "SELECT, INSERT ON", "SELECT, INSERT, UPDATE ON" })
        {
            await using var database = await PrepareAsync(except: "GRANT " + grant);
            var error = await Assert.ThrowsAnyAsync<MigrationException>(() => Runner(Migrations, options => options.Schema = "ours", database).MigrateAsync());
            Assert.Contains("permission denied", error.Message, StringComparison.Ordinal);
        }
    }

    private async Task<PostgreSqlMigrationDatabase> PrepareAsync(string except)
    {
        await Database.ExecuteAsync("DROP SCHEMA IF EXISTS ours, work CASCADE");
        await Runner([], options => options.Schema = "ours").BaselineAsync(0);
        await Runner(Migrations, options => options.Schema = "ours").BaselineAsync(1);
        await Runner(Migrations, options => options.Schema = "ours").RepairAsync(1, RepairAction.Forget);
        var settings = TestSettings.With("ours");
        var grants = PostgreSqlGrants.Statements(PostgreSqlDialect.Instance, settings, "$role").Select(grant => grant.Replace("\"$role\"", "$role", StringComparison.Ordinal)).ToList();
        var given = grants.Where(grant => except.Length == 0 || !grant.StartsWith(except + " ", StringComparison.Ordinal)).ToList();
        Assert.Equal(except.Length == 0 ? 0 : 1, grants.Count - given.Count);
        string[] work = ["CREATE SCHEMA work", "CREATE TABLE work.log (value text)", "GRANT USAGE ON SCHEMA work TO $role", "GRANT SELECT, INSERT, DELETE ON work.log TO $role"];
        return new PostgreSqlMigrationDatabase((await CreateRoleAsync([.. work, .. given])).ConnectionString);
    }
}
