using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class SeedTests : CommandTestBase
{
    public SeedTests() => Tester.Registry = TestRegistries.Seeded;

    [Fact]
    public async Task Setup_applies_and_seeds_what_the_environment_gets()
    {
        AssertDone(
            "Applied 1 CreateWorkers in N ms\nApplied 2 FillNames in N ms\nApplied 3 IndexNames in N ms\nSeeded 1 Administrator in N ms\nSeeded 2 Samples in N ms\n3 applied, 2 seeded",
            await Tester.RunAsync("setup --environment Development"));
        AssertDone("Nothing to do: the database is at version 3.", await Tester.RunAsync("setup --environment Development"));
    }

    [Fact]
    public async Task Seed_leaves_out_what_is_for_other_environments()
    {
        await Tester.RunAsync("up");
        AssertDone("Seeded 1 Administrator in N ms\n1 seeded", await Tester.RunAsync("seed"));
        AssertDone("Seeded 2 Samples in N ms\n1 seeded", await Tester.RunAsync("seed --environment development"));
    }

    [Fact]
    public async Task Seed_refuses_while_migrations_are_pending_and_says_setup()
    {
        var outcome = await Tester.RunAsync("seed --environment Development");
        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Out));
        const string Refusal = "3 migrations are pending, beginning with version 1 'CreateWorkers'. Run `setup`";
        Assert.Contains(Refusal, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"pending\"", (await Tester.RunAsync("seed --json")).Out, StringComparison.Ordinal);
        Assert.Contains("3 pending, 0 applied", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seed", "No seed is for the environment 'Production'. There are seeds for Development; choose with --environment")]
    [InlineData("setup", "No seed is for the environment 'Production'. There are seeds for Development; choose with --environment")]
    [InlineData("seed --json", "No seed is for the environment 'Production'. There are seeds for Development; choose with --environment")]
    [InlineData("seed --environment Dev", "warning: No seed names the environment 'Dev'. There are seeds for Development. Check")]
    [InlineData("setup --environment Dev", "warning: No seed names the environment 'Dev'. There are seeds for Development. Check")]
    public async Task An_environment_without_seeds_says_which_ones_have_some(string command, string expected)
    {
        Tester.Registry = TestRegistries.SeededForDevelopment;
        await Tester.RunAsync("up");
        var outcome = await Tester.RunAsync(command);
        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.StartsWith(expected, outcome.Error, StringComparison.Ordinal);
        Assert.Equal("", (await Tester.RunAsync("seed --environment development")).Error);
    }

    [Fact]
    public async Task Json_says_that_it_was_a_seed()
    {
        await Tester.RunAsync("up");
        var outcome = await Tester.RunAsync("seed --json");
        Assert.Contains("""{"version":1,"name":"Administrator","direction":"seed",""", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_takes_everything_back_so_that_it_can_be_set_up_again()
    {
        await Tester.RunAsync("setup");
        AssertDone("Rolled back 3 IndexNames in N ms\nRolled back 2 FillNames in N ms\nRolled back 1 CreateWorkers in N ms\n3 rolled back", await Tester.RunAsync("reset --yes --environment Development"));
        Assert.EndsWith("3 applied, 1 seeded\n", (await Tester.RunAsync("setup")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_everything_leaves_an_empty_database()
    {
        await Tester.RunAsync("setup");
        Assert.Equal(ExitCodes.Done, (await Tester.RunAsync("reset --everything --yes --environment Development")).ExitCode);
        Assert.EndsWith("3 pending, 0 applied; seeds: 1 pending, 1 skipped\n", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repair_corrects_a_seed_and_not_the_migration_of_the_same_version()
    {
        await Tester.RunAsync("up");
        AssertDone("Marked as applied: 1 Administrator", await Tester.RunAsync("repair 1 --seed --applied --yes"));
        AssertDone("Seeded 2 Samples in N ms\n1 seeded", await Tester.RunAsync("seed --environment Development"));
        AssertDone("Forgotten: 1 Administrator", await Tester.RunAsync("repair 1 --seed --forget --yes"));
        AssertDone("Seeded 1 Administrator in N ms\n1 seeded", await Tester.RunAsync("seed"));
        Assert.EndsWith("0 pending, 3 applied; seeds: 2 applied\n", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repair_of_a_seed_says_which_one_it_asks_about()
    {
        await Tester.RunAsync("setup");
        Tester.Answer = "n\n";
        Assert.StartsWith("This corrects the history of seed 1 (--forget). Go on? [y/N] ", (await Tester.RunAsync("repair 1 --seed --forget")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reset", "This rolls back 3 versions, from 3 'IndexNames' to 1 'CreateWorkers'. Go on? [y/N] ")]
    [InlineData("reset --everything", "This drops all tables or collections of the database, with everything in them. Go on? [y/N] ")]
    public async Task Reset_asks_first(string command, string question)
    {
        await Tester.RunAsync("setup");
        Tester.Answer = "n\n";
        var outcome = await Tester.RunAsync(command + " --environment Development");
        Assert.Equal((ExitCodes.Failed, question + "Not confirmed: nothing was changed.\n"), (outcome.ExitCode, outcome.Error));
    }

    [Theory]
    [InlineData("reset --yes")]
    [InlineData("reset --everything --yes")]
    [InlineData("reset --everything --yes --environment PRODUCTION")]
    public async Task Production_is_never_reset_whatever_the_flags(string command)
    {
        await Tester.RunAsync("setup");
        Tester.Answer = "y\n";
        var outcome = await Tester.RunAsync(command);
        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.Contains("where a database is never reset", outcome.Error, StringComparison.Ordinal);
        Assert.StartsWith("Nothing to do", (await Tester.RunAsync("setup")).Out, StringComparison.Ordinal);
    }
}
