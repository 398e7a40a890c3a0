using System.Text.Json;
using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class FailureTests : CommandTestBase
{
    private const string Broken =
        "Version 2 'Broken' failed in step 'fill', line 3, column 1: no such table: nowhere (SQLite error 1). The transaction was rolled back: version 2 is not applied. Correct the migration or the data, then run `up` again.\n";

    [Fact]
    public async Task A_failing_migration_is_named_with_step_line_and_next_action()
    {
        Tester.Registry = TestRegistries.Failing;

        var outcome = await Tester.RunAsync("up");

        Assert.Equal((ExitCodes.Failed, "Applied 1 CreateWorkers in N ms\n", Broken), (outcome.ExitCode, outcome.Out, outcome.Error));
    }

    [Fact]
    public async Task A_failing_migration_as_json_says_where_and_what_was_done_before()
    {
        Tester.Registry = TestRegistries.Failing;

        var outcome = await Tester.RunAsync("up --json");

        using var document = JsonDocument.Parse(outcome.Out.Replace(":N", ":0", StringComparison.Ordinal));
        var error = document.RootElement.GetProperty("error");
        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.Equal("failed", error.GetProperty("kind").GetString());
        Assert.Equal(Broken.TrimEnd(), error.GetProperty("message").GetString());
        Assert.Equal((1, 2L, "Broken", "up", "fill", 3), (error.GetProperty("exitCode").GetInt32(), error.GetProperty("version").GetInt64(), error.GetProperty("name").GetString(), error.GetProperty("direction").GetString(), error.GetProperty("step").GetString(), error.GetProperty("line").GetInt32()));
        Assert.Equal(1, Assert.Single(error.GetProperty("results").EnumerateArray()).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task A_failing_rollback_says_so()
    {
        Tester.Registry = TestRegistries.NoWayBack;
        await Tester.RunAsync("up");

        var outcome = await Tester.RunAsync("down --yes");

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.StartsWith("Version 1 'CreateWorkers' failed to roll back in step 'drop table wrkers', line 1, column 1: no such table: wrkers", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_are_listed_a_line_each_and_nothing_runs()
    {
        await Tester.RunAsync("up 2");
        Tester.Registry = TestRegistries.Muddled;

        var outcome = await Tester.RunAsync("up");

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Out));
        var lines = outcome.Error.TrimEnd().Split('\n');
        Assert.Equal("2 problems, nothing was executed:", lines[0]);
        Assert.StartsWith("- Version 1 'CreateWorkers' is applied in the database, but this program does not have it", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("- Version 2 'FillNames' was changed after it was applied", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task What_cannot_be_taken_back_is_refused_with_its_reason()
    {
        Tester.Registry = TestRegistries.OneWay;
        await Tester.RunAsync("up --yes");

        var outcome = await Tester.RunAsync("down --yes --json");

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.Contains("\"kind\":\"refused\"", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("\"problems\":[{\"kind\":\"irreversible\",\"version\":1,", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("people gave their names only once", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_throws_while_it_is_described_is_named()
    {
        Tester.Registry = TestRegistries.Throwing;

        var outcome = await Tester.RunAsync("up");

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.StartsWith("Version 2 'Throws' threw while its Up was described, before anything was executed: No file.", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("up")]
    [InlineData("plan")]
    public async Task A_database_that_cannot_be_opened_is_one_line_without_a_stack(string verb)
    {
        await using var database = new SqliteMigrationDatabase("Data Source=/nowhere/at/all.db");

        var outcome = await Tester.RunAsync([verb], [TestRegistries.People], (_, _) => database);

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal("The database '/nowhere/at/all.db' cannot be opened. Check that its directory exists and that this user may read and write there.\n", outcome.Error);
    }

    [Fact]
    public async Task An_error_of_somebody_else_is_named_with_its_type()
    {
        var outcome = await Tester.RunAsync(["status"], [TestRegistries.People], (_, _) => throw new FormatException("No such host."));

        Assert.Equal((ExitCodes.Failed, "No such host. (FormatException; --verbose shows where)\n"), (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public async Task An_option_without_a_valid_value_is_named()
    {
        Tester.Options = new MigrationRunnerOptions { HistoryName = " " };

        var outcome = await Tester.RunAsync("status");

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.Contains("HistoryName", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_shows_the_steps_and_the_whole_error()
    {
        Tester.Registry = TestRegistries.Failing;

        var outcome = await Tester.RunAsync("up --verbose");

        Assert.StartsWith(
            """
            info: Migrating up: 1 CreateWorkers
            debug: Version 1, step 1: create table workers
            info: Migrated up: 1 CreateWorkers in N ms
            info: Migrating up: 2 Broken
            debug: Version 2, step 1: create table jobs
            debug: Version 2, step 2: fill
            error: Failed up: 2 Broken: no such table: nowhere (SQLite error 1)
            Version 2 'Broken' failed
            """,
            outcome.Error,
            StringComparison.Ordinal);
        Assert.Contains("GenMigrate.MigrationFailedException: Version 2", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("   at GenMigrate.MigrationRun", outcome.Error, StringComparison.Ordinal);
    }
}
