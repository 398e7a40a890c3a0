using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class RunTests : CommandTestBase
{
    [Theory]
    [InlineData("up")]
    [InlineData("migrate")]
    public async Task Up_applies_what_is_pending_a_line_each(string verb) => AssertDone(
        """
        Applied 1 CreateWorkers in N ms
        Applied 2 FillNames in N ms
        Applied 3 IndexNames in N ms
        3 applied
        """,
        await Tester.RunAsync(verb));

    [Fact]
    public async Task Up_to_a_version_stops_there()
    {
        await Tester.RunAsync("up 1");

        AssertDone("Applied 2 FillNames in N ms\n1 applied", await Tester.RunAsync("up 2"));
    }

    [Fact]
    public async Task Up_with_nothing_pending_says_where_the_database_is()
    {
        await Tester.RunAsync("up");

        AssertDone("Nothing to do: the database is at version 3.", await Tester.RunAsync("up"));
    }

    [Fact]
    public async Task Up_of_an_empty_registry_has_nothing_to_do()
    {
        Tester.Registry = TestRegistries.Empty;

        AssertDone("Nothing to do: no version is applied.", await Tester.RunAsync("up"));
    }

    [Fact]
    public async Task Up_as_json_is_one_document_and_its_progress_goes_to_the_error_stream()
    {
        var outcome = await Tester.RunAsync("up 2 --json");

        Assert.Equal(
            """
            {"registry":null,"version":2,"results":[{"version":1,"name":"CreateWorkers","direction":"up","durationMs":N},{"version":2,"name":"FillNames","direction":"up","durationMs":N}]}

            """,
            outcome.Out);
        Assert.Equal("Applied 1 CreateWorkers in N ms\nApplied 2 FillNames in N ms\n", outcome.Error);
    }

    [Fact]
    public async Task Up_on_a_newer_database_warns_and_goes_on()
    {
        await Tester.RunAsync("up");
        await Tester.RunAsync("repair 2 --rolled-back --yes");
        await Tester.RunAsync("repair 1 --rolled-back --yes");
        Tester.Registry = TestRegistries.Make(null, new Entry(1, "Early", up => up.Sql("SELECT 1")));

        var outcome = await Tester.RunAsync("up");

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.Equal("warning: The database is newer than this program: it has version 3 'IndexNames', the program ends at 1.\n", outcome.Error);
    }

    [Theory]
    [InlineData("down", "Rolled back 3 IndexNames in N ms\n1 rolled back")]
    [InlineData("rollback", "Rolled back 3 IndexNames in N ms\n1 rolled back")]
    [InlineData("down --steps 2", "Rolled back 3 IndexNames in N ms\nRolled back 2 FillNames in N ms\n2 rolled back")]
    [InlineData("down --to 2", "Rolled back 3 IndexNames in N ms\n1 rolled back")]
    [InlineData("down --to 3", "Nothing to do: the database is at version 3.")]
    [InlineData("down --to 0", "Rolled back 3 IndexNames in N ms\nRolled back 2 FillNames in N ms\nRolled back 1 CreateWorkers in N ms\n3 rolled back")]
    [InlineData("down --steps 99", "Rolled back 3 IndexNames in N ms\nRolled back 2 FillNames in N ms\nRolled back 1 CreateWorkers in N ms\n3 rolled back")]
    public async Task Down_rolls_back_in_descending_order(string command, string expected)
    {
        await Tester.RunAsync("up");

        AssertDone(expected, await Tester.RunAsync(command + " --yes"));
    }

    [Fact]
    public async Task Down_as_json_says_what_is_left()
    {
        await Tester.RunAsync("up");

        Assert.Equal(
            """
            {"registry":null,"version":2,"results":[{"version":3,"name":"IndexNames","direction":"down","durationMs":N}]}

            """,
            (await Tester.RunAsync("down --yes --json")).Out);
    }

    [Fact]
    public async Task Down_without_anything_applied_has_nothing_to_do() =>
        AssertDone("Nothing to do: no version is applied.", await Tester.RunAsync("down"));

    [Fact]
    public async Task To_goes_either_way()
    {
        AssertDone("Applied 1 CreateWorkers in N ms\nApplied 2 FillNames in N ms\n2 applied", await Tester.RunAsync("to 2"));
        AssertDone("Rolled back 2 FillNames in N ms\n1 rolled back", await Tester.RunAsync("to 1 --yes"));
        AssertDone("Rolled back 1 CreateWorkers in N ms\n1 rolled back", await Tester.RunAsync("to 0 --yes"));
    }

    [Fact]
    public async Task To_as_json_says_where_the_database_is()
    {
        Assert.Equal("""{"registry":null,"version":null,"results":[]}""" + "\n", (await Tester.RunAsync("to 0 --json")).Out);
    }

    [Fact]
    public async Task Redo_repeats_the_last_version_and_applies_no_other()
    {
        await Tester.RunAsync("up 2");

        AssertDone("Rolled back 2 FillNames in N ms\nApplied 2 FillNames in N ms\n1 rolled back, 1 applied", await Tester.RunAsync("redo --yes"));
    }

    [Fact]
    public async Task Redo_without_anything_applied_has_nothing_to_do() =>
        AssertDone("Nothing to do: no version is applied.", await Tester.RunAsync("redo"));

    [Fact]
    public async Task Redo_as_json_lists_both_halves()
    {
        await Tester.RunAsync("up 1");

        Assert.Equal(
            """
            {"registry":null,"version":1,"results":[{"version":1,"name":"CreateWorkers","direction":"down","durationMs":N},{"version":1,"name":"CreateWorkers","direction":"up","durationMs":N}]}

            """,
            (await Tester.RunAsync("redo --yes --json")).Out);
    }
}
