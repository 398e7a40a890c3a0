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
        await PrepareAsync();
        await using var database = await GrantAsync(Grants("$role"));
        await LiveAsync(database);
        Assert.Equal("rolled_back", await TextAsync("SELECT state FROM ours.genmigrate_history"));
    }

    [ServerFact]
    public async Task Each_of_them_is_needed()
    {
        await PrepareAsync();
        foreach (var grant in Grants("$role"))
        {
            var words = grant["GRANT ".Length..grant.IndexOf(" ON ", StringComparison.Ordinal)].Split(", ");
            foreach (var word in words)
            {
                var left = words.Length == 1 ? [] : new[] { grant.Replace(string.Join(", ", words), string.Join(", ", words.Except([word])), StringComparison.Ordinal) };
                await using var database = await GrantAsync([.. Grants("$role").Where(other => other != grant), .. left]);
                var error = await Record.ExceptionAsync(() => LiveAsync(database));
                Assert.True(error?.Message.Contains("permission denied", StringComparison.Ordinal), $"Without {word} of '{grant}': {error}");
                await Database.ExecuteAsync("DELETE FROM ours.genmigrate_history; UPDATE ours.genmigrate_lock SET machine = NULL; DELETE FROM work.log");
            }
        }
    }

    private static List<string> Grants(string role) =>
        [.. PostgreSqlGrants.Statements(PostgreSqlDialect.Instance, TestSettings.With("ours"), role).Select(grant => grant.Replace($"\"{role}\"", role, StringComparison.Ordinal))];

    // A runner's whole life: up, a correction by hand, down.
    private async Task LiveAsync(PostgreSqlMigrationDatabase database)
    {
        var runner = Runner(Migrations, options => options.Schema = "ours", database);
        await runner.MigrateAsync();
        await runner.RepairAsync(2, RepairAction.Forget);
        await runner.RollbackAsync();
    }

    private async Task PrepareAsync()
    {
        var runner = Runner(Migrations, options => options.Schema = "ours");
        await runner.BaselineAsync(1);
        await runner.RepairAsync(1, RepairAction.Forget);
        await Database.ExecuteAsync("CREATE SCHEMA work; CREATE TABLE work.log (value text)");
    }

    private async Task<PostgreSqlMigrationDatabase> GrantAsync(IEnumerable<string> grants) =>
        new((await CreateRoleAsync(["GRANT USAGE ON SCHEMA work TO $role", "GRANT SELECT, INSERT, DELETE ON work.log TO $role", .. grants])).ConnectionString);
}
