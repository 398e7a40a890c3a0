using Microsoft.Data.Sqlite;

namespace GenMigrate.Cli.Tests;

public sealed class AdoptTests : CommandTestBase
{
    private const string Rows =
        """
        adopted      1  TIME  CreateWorkers <- 001_create_workers (same name)
        not applied  2  TIME  FillNames <- 002_fill_names (it was rolled back)
        adopted      3  TIME  IndexNames <- 003_IndexNames.sql (same name)
        unknown      9  TIME  - <- 009_gone (no migration has this name)
        unknown      -  TIME  - <- fix\nup (no migration has this name)

        """;

    private const string Summary = " from older, by name";

    public AdoptTests() => Execute(
        """
        CREATE TABLE older (id INTEGER PRIMARY KEY, name TEXT, applied_at TEXT, rolled_back INTEGER);
        INSERT INTO older (name, applied_at, rolled_back) VALUES
            ('001_create_workers', '2024-02-29 12:34:56', 0), ('002_fill_names', '2024-02-29 12:34:57', 1),
            ('003_IndexNames.sql', '2024-02-29 12:34:58', 0), ('009_gone', '2024-02-29 12:34:59', 0), ('fix' || char(10) || 'up', '2024-02-29', 0);
        """);

    [Fact]
    public async Task The_versions_of_another_tools_table_are_declared_as_applied()
    {
        AssertDone(Rows + "2 adopted, 1 not applied, 2 unknown" + Summary, await Tester.RunAsync("baseline --adopt older --yes"));
        Assert.StartsWith("baseline      1  CreateWorkers  TIME  -\nout of order  2", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
        var again = await Tester.RunAsync("baseline --adopt older --yes");
        Assert.Equal(ExitCodes.Done, again.ExitCode);
        Assert.EndsWith("0 adopted, 2 already there, 1 not applied, 2 unknown" + Summary + "\n", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_shown_and_asked_for_before()
    {
        Tester.Answer = "n\n";

        var outcome = await Tester.RunAsync("baseline --adopt older");

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal(
            Rows + "This declares 2 versions, from 1 'CreateWorkers' to 3 'IndexNames', as applied, without executing anything; read from 'older', by name. "
            + "Go on? [y/N] Not confirmed: nothing was changed.\n",
            outcome.Error);
        await AssertNothingIsAppliedAsync();
    }

    [Fact]
    public async Task A_dry_run_shows_the_same_and_writes_nothing()
    {
        AssertDone(Rows + "2 to adopt, 1 not applied, 2 unknown" + Summary + "; nothing was written", await Tester.RunAsync("baseline --adopt older --dry-run"));
        await AssertNothingIsAppliedAsync();
    }

    [Fact]
    public async Task A_dry_run_of_what_would_be_refused_shows_rows_and_reasons_and_fails()
    {
        Execute("UPDATE older SET name = '001_workers' WHERE id = 1");

        var outcome = await Tester.RunAsync("baseline --adopt older --dry-run");

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("ambiguous    1  TIME  - <- 001_workers (version 1 is 'CreateWorkers' here, and no migration is called '001_workers')\n", outcome.Out, StringComparison.Ordinal);
        Assert.EndsWith("from older, by name; 1 wrong: nothing would be written\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anybody_to_ask_it_has_to_be_said()
    {
        var outcome = await Tester.RunAsync("baseline --adopt older");

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.Contains("--yes", outcome.Error, StringComparison.Ordinal);
        await AssertNothingIsAppliedAsync();
    }

    [Fact]
    public async Task As_json_it_is_a_document()
    {
        Execute("DELETE FROM older WHERE id > 2");

        AssertDone(
            """{"registry":null,"table":"older","column":"name","adopted":1,"rows":[{"row":"001_create_workers","outcome":"adopted","version":1,"name":"CreateWorkers","appliedAt":"TIME","note":null,"match":"name","reason":"same name","durationMs":null,"appliedBy":null,"checksum":null},{"row":"002_fill_names","outcome":"not_applied","version":2,"name":"FillNames","appliedAt":"TIME","note":"it was rolled back","match":"name","reason":"same name","durationMs":null,"appliedBy":null,"checksum":null}],"tool":null,"dryRun":false,"problems":[]}""",
            await Tester.RunAsync("baseline --adopt older --yes --json"));
    }

    [Fact]
    public async Task Rows_that_contradict_each_other_are_refused_without_a_question()
    {
        Execute("INSERT INTO older (name, applied_at, rolled_back) VALUES ('1-createWorkers', '2024-02-29', 0)");
        Tester.Answer = "y\n";

        var outcome = await Tester.RunAsync("baseline --adopt older");

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal(
            "'older' has 2 rows for version 1 'CreateWorkers': '001_create_workers', '1-createWorkers'. So it is not clear whether it is applied. "
            + "Leave all but one out with `--map FILE`, or remove the wrong ones, then adopt again.\n",
            outcome.Error);
        await AssertNothingIsAppliedAsync();
    }

    [Fact]
    public async Task A_map_says_what_cannot_be_guessed()
    {
        Execute("UPDATE older SET name = 'people = workers' WHERE id = 1");
        await WriteMapAsync("# old = new\n\npeople = workers = 1\n002_fill_names = -\n009_gone = 2\n");

        var outcome = await Tester.RunAsync("baseline --adopt older --yes --map map.txt");

        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("CreateWorkers <- people = workers (the map says 1)\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("FillNames <- 009_gone (the map says 2)\n", outcome.Out, StringComparison.Ordinal);
        Assert.EndsWith("3 adopted, 1 skipped, 1 unknown" + Summary + "\n", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("009_gone", "map.txt(1): '009_gone' is not `row = version`")]
    [InlineData("a = 1\n009_gone = x", "map.txt(2): '009_gone = x' is not `row = version`")]
    [InlineData("a = 1\na = 2", "map.txt(2): 'a = 2' is not `row = version`")]
    [InlineData(" = 1", "map.txt(1): '= 1' is not `row = version`")]
    [InlineData(null, "map.txt'. Give --map a file")]
    public async Task A_map_that_cannot_be_read_is_wrong_usage(string? map, string expected)
    {
        await WriteMapAsync(map);

        var outcome = await Tester.RunAsync("baseline --adopt older --yes --map map.txt");

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_one_line()
    {
        var outcome = await Tester.RunAsync("baseline --adopt nowhere --yes");

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal("There is no 'nowhere' in the database. Check the name, letter by letter, and whether it lies in another schema (schema.table) or database.\n", outcome.Error);
    }

    [Theory]
    [InlineData("baseline", "Give VERSION or --adopt TABLE, one of them.")]
    [InlineData("baseline 1 --adopt older", "Give VERSION or --adopt TABLE, one of them.")]
    [InlineData("baseline 1 --dry-run", "--map, --seed and --dry-run go with --adopt TABLE.")]
    [InlineData("baseline 1 --seed", "--map, --seed and --dry-run go with --adopt TABLE.")]
    public async Task What_does_not_go_together_is_wrong_usage(string command, string expected)
    {
        var outcome = await Tester.RunAsync(command);

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.StartsWith(expected + " `baseline --help` shows its usage.\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("up 2")]
    [InlineData("to 2")]
    [InlineData("setup")]
    public async Task A_first_run_beside_a_known_tools_table_names_two_ways(string command)
    {
        Execute("CREATE TABLE VersionInfo (Version INTEGER, AppliedOn TEXT, Description TEXT); INSERT INTO VersionInfo VALUES (1, '2024-01-31', 'CreateWorkers')");

        var refused = await Tester.RunAsync(command);

        Assert.Equal((ExitCodes.Failed, ""), (refused.ExitCode, refused.Out));
        Assert.Equal(
            "The database has no history of GenMigrate, but 'VersionInfo', the history of FluentMigrator; nothing was changed. "
            + "If it says what of this program's migrations is applied, adopt it: `baseline --adopt VersionInfo`. "
            + "If it belongs to something else, say so once with `baseline 0`, or on every run with `--ignore-legacy-history` (MigrationRunnerOptions.IgnoreLegacyHistory).\n",
            refused.Error);
        Assert.Equal(ExitCodes.Done, (await Tester.RunAsync(command + " --ignore-legacy-history")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await Tester.RunAsync(command)).ExitCode);
    }

    [Fact]
    public async Task Baseline_0_ends_the_question()
    {
        Execute("CREATE TABLE VersionInfo (Version INTEGER, AppliedOn TEXT, Description TEXT); INSERT INTO VersionInfo VALUES (1, '2024-01-31', 'CreateWorkers')");

        AssertDone("The database has its history; no version was declared as applied.", await Tester.RunAsync("baseline 0"));
        Assert.Equal(ExitCodes.Done, (await Tester.RunAsync("up")).ExitCode);
    }

    private async Task AssertNothingIsAppliedAsync() => Assert.EndsWith("3 pending, 0 applied\n", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);

    private Task WriteMapAsync(string? map) => map is null ? Task.CompletedTask : File.WriteAllTextAsync(Path.Combine(Tester.Directory, "map.txt"), map);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Tester.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
