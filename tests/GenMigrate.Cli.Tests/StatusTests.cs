using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class StatusTests : CommandTestBase
{
    [Fact]
    public async Task Without_a_history_all_are_pending_and_none_is_made()
    {
        var before = await Tester.RunAsync("status");
        var after = await Tester.RunAsync("status --json");

        AssertDone(
            """
            pending  1  CreateWorkers  -                     -
            pending  2  FillNames      -                     -
            pending  3  IndexNames     -                     -
            3 pending, 0 applied
            """,
            before);
        Assert.Contains("\"pending\":3", after.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_what_is_applied_and_what_was_rolled_back()
    {
        await Tester.RunAsync("up");
        await Tester.RunAsync("down --yes");

        AssertDone(
            """
            applied      1  CreateWorkers  TIME  N ms
            applied      2  FillNames      TIME  N ms
            rolled back  3  IndexNames     -                     -
            1 pending, 2 applied
            """,
            await Tester.RunAsync("status"));
    }

    [Fact]
    public async Task Says_what_is_wrong_and_why()
    {
        await Tester.RunAsync("up");
        Tester.Registry = TestRegistries.Muddled;

        AssertDone(
            """
            missing  1  CreateWorkers  TIME  N ms
            changed  2  FillNames      TIME  N ms
            missing  3  IndexNames     TIME  N ms
            pending  4  Commits        -                     -
            1 pending, 1 applied (1 changed, 2 missing)
            """,
            await Tester.RunAsync("status"));
    }

    [Fact]
    public async Task Shows_the_error_of_a_version_that_failed()
    {
        Tester.Registry = TestRegistries.Failing;
        await Tester.RunAsync("up");

        AssertDone(
            """
            applied  1  CreateWorkers  TIME  N ms
            failed   2  Broken         -                     N ms
            Version 2 'Broken': no such table: nowhere (SQLite error 1)
            1 pending, 1 applied (1 failed)
            """,
            await Tester.RunAsync("status"));
    }

    [Fact]
    public async Task As_json_says_everything_that_is_known()
    {
        await Tester.RunAsync("up 1");

        AssertDone(
            """
            {"registry":null,"pending":2,"applied":1,"migrations":[{"version":1,"name":"CreateWorkers","description":"People who look for work","state":"applied","appliedAt":"TIME","durationMs":N,"appliedBy":"WHO","error":null,"environments":null},{"version":2,"name":"FillNames","description":null,"state":"pending","appliedAt":null,"durationMs":null,"appliedBy":null,"error":null,"environments":null},{"version":3,"name":"IndexNames","description":null,"state":"pending","appliedAt":null,"durationMs":null,"appliedBy":null,"error":null,"environments":null}],"seeds":[]}
            """,
            await Tester.RunAsync("status --json"));
    }

    [Fact]
    public async Task An_empty_registry_is_at_its_head()
    {
        Tester.Registry = TestRegistries.Empty;

        AssertDone("0 pending, 0 applied", await Tester.RunAsync("status --check"));
    }

    [Theory]
    [InlineData("up", ExitCodes.Done)]
    [InlineData("up 2", ExitCodes.Attention)]
    [InlineData("status", ExitCodes.Attention)]
    public async Task Check_says_with_its_exit_code_whether_something_is_pending(string before, int expected)
    {
        await Tester.RunAsync(before);

        Assert.Equal(expected, (await Tester.RunAsync("status --check")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await Tester.RunAsync("status")).ExitCode);
    }

    [Fact]
    public async Task Check_fails_for_a_changed_version()
    {
        await Tester.RunAsync("up");
        Tester.Registry = TestRegistries.Edited;

        Assert.Equal(ExitCodes.Attention, (await Tester.RunAsync("status --check")).ExitCode);
    }

    [Fact]
    public async Task Check_passes_where_the_database_is_newer()
    {
        await Tester.RunAsync("up");
        Tester.Registry = TestRegistries.Older;

        var outcome = await Tester.RunAsync("status --check");

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.EndsWith("0 pending, 2 applied (1 newer)\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seeds_have_a_section_of_their_own_with_their_environments()
    {
        Tester.Registry = TestRegistries.Seeded;
        await Tester.RunAsync("setup");

        AssertDone(
            """
            applied  1  CreateWorkers  TIME  N ms
            applied  2  FillNames      TIME  N ms
            applied  3  IndexNames     TIME  N ms
            Seeds:
            applied  1  Administrator  TIME  N ms
            skipped  2  Samples        -                     -  for Development
            0 pending, 3 applied; seeds: 1 applied, 1 skipped
            """,
            await Tester.RunAsync("status"));
        Assert.Contains("pending  2  Samples ", (await Tester.RunAsync("status --environment development")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_that_failed_says_why_whatever_came_after_it()
    {
        var broken = new Entry(1, "Broken", up => up.Sql("INSERT INTO nowhere VALUES (1)"));
        Tester.Registry = new MigrationRegistry(null, new ListCatalog(), new ListCatalog(broken, new Entry(2, "Fine", up => up.Sql("SELECT 1"))));
        await Tester.RunAsync("repair 2 --seed --applied --yes");
        await Tester.RunAsync("seed");

        AssertDone(
            """
            Seeds:
            failed   1  Broken  -                     N ms
            applied  2  Fine    TIME  -
            Seed 1 'Broken': no such table: nowhere (SQLite error 1)
            0 pending, 0 applied; seeds: 1 applied, 1 failed
            """,
            await Tester.RunAsync("status"));
    }

    [Fact]
    public async Task Seeds_are_in_the_json_document()
    {
        Tester.Registry = TestRegistries.Seeded;

        var outcome = await Tester.RunAsync("status --json");

        Assert.Contains("\"seeds\":[{\"version\":1,\"name\":\"Administrator\",\"description\":null,\"state\":\"pending\",", outcome.Out, StringComparison.Ordinal);
        Assert.EndsWith("\"state\":\"skipped\",\"appliedAt\":null,\"durationMs\":null,\"appliedBy\":null,\"error\":null,\"environments\":[\"Development\"]}]}\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_shows_descriptions()
    {
        Assert.DoesNotContain("People who look for work", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
        Assert.StartsWith("pending  1  CreateWorkers  -                     -  People who look for work\n", (await Tester.RunAsync("status --verbose")).Out, StringComparison.Ordinal);
    }
}
