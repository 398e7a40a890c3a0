using Microsoft.Data.Sqlite;

namespace GenMigrate.Cli.Tests;

public sealed class AdoptTests : CommandTestBase
{
    private const string Preview =
        """
        adopted         1  TIME  CreateWorkers <- 001_workers
        not applied     2  TIME  FillNames <- 002_names (it was rolled back)
        adopted         3  -                     IndexNames <- 003_index
        unknown         9  -                     - <- 009_gone
        not understood  -  -                     - <- fix\nup (no version in 'name')

        """;

    public AdoptTests() => Execute(
        """
        CREATE TABLE older (id INTEGER PRIMARY KEY, name TEXT, applied_at TEXT, rolled_back INTEGER);
        INSERT INTO older (name, applied_at, rolled_back) VALUES
            ('001_workers', '2024-02-29 12:34:56', 0), ('002_names', '2024-02-29 12:34:57', 1), ('003_index', NULL, 0), ('009_gone', NULL, 0), ('fix' || char(10) || 'up', NULL, 0);
        """);

    [Fact]
    public async Task The_versions_of_an_older_table_are_declared_as_applied()
    {
        AssertDone(Preview + "2 adopted, 1 not applied, 1 unknown, 1 not understood from older", await Tester.RunAsync("baseline --adopt older --yes"));
        Assert.StartsWith("baseline      1  CreateWorkers  TIME  -\nout of order  2", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
        AssertDone(Preview.Replace("adopted      ", "already there", StringComparison.Ordinal) + "0 adopted, 2 already there, 1 not applied, 1 unknown, 1 not understood from older", await Tester.RunAsync("baseline --adopt older --yes"));
    }

    [Fact]
    public async Task It_is_shown_and_asked_for_before()
    {
        Tester.Answer = "n\n";

        var outcome = await Tester.RunAsync("baseline --adopt older");

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal(Preview + "This declares 2 versions, from 1 'CreateWorkers' to 3 'IndexNames', as applied, without executing anything; the versions are those in the column 'name' of 'older'. Go on? [y/N] Not confirmed: nothing was changed.\n", outcome.Error);
        Assert.EndsWith("3 pending, 0 applied\n", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anybody_to_ask_it_has_to_be_said()
    {
        var outcome = await Tester.RunAsync("baseline --adopt older");

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.Contains("Re-run with --yes.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_it_is_a_document()
    {
        Execute("DELETE FROM older WHERE id > 2");

        AssertDone(
            """{"registry":null,"table":"older","column":"name","adopted":1,"rows":[{"row":"001_workers","outcome":"adopted","version":1,"name":"CreateWorkers","appliedAt":"TIME","note":null},{"row":"002_names","outcome":"not_applied","version":2,"name":"FillNames","appliedAt":"TIME","note":"it was rolled back"}]}""",
            await Tester.RunAsync("baseline --adopt older --yes --json"));
    }

    [Fact]
    public async Task Rows_that_contradict_each_other_are_refused_without_a_question()
    {
        Execute("INSERT INTO older (name, rolled_back) VALUES ('1-again', 0)");
        Tester.Answer = "y\n";

        var outcome = await Tester.RunAsync("baseline --adopt older");

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal("'older' has 2 rows for version 1 'CreateWorkers', so it is not clear whether it is applied. Look at the database, say `repair 1 --applied` or remove the wrong rows, then adopt again.\n", outcome.Error);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_one_line()
    {
        var outcome = await Tester.RunAsync("baseline --adopt nowhere --yes");

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal("There is no 'nowhere' in the database. Check the name, letter by letter, and whether it lies in another schema (schema.table) or database.\n", outcome.Error);
    }

    [Theory]
    [InlineData("baseline")]
    [InlineData("baseline 1 --adopt older")]
    public async Task Either_a_version_or_a_table_has_to_be_said(string command)
    {
        var outcome = await Tester.RunAsync(command);

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.StartsWith("Say VERSION or --adopt TABLE, one of them. `baseline --help` shows its usage.\n", outcome.Error, StringComparison.Ordinal);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Tester.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
