using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class UsageTests : CommandTestBase
{
    [Theory]
    [InlineData("stat", "'stat' is not a command. Did you mean 'status'?")]
    [InlineData("pu", "'pu' is not a command.")]
    [InlineData("dwon", "'dwon' is not a command. Did you mean 'down'?")]
    [InlineData("frobnicate", "'frobnicate' is not a command.")]
    [InlineData("status --chek", "Unrecognized argument '--chek'. Did you mean '--check'?")]
    [InlineData("status --jsno", "Unrecognized argument '--jsno'. Did you mean '--json'?")]
    [InlineData("up --verbos", "Unrecognized argument '--verbos'. Did you mean '--verbose'?")]
    [InlineData("up 1 2", "Unrecognized argument '2'.")]
    [InlineData("up first", "'first' is not a version: a whole number from 1 on.")]
    [InlineData("up 0", "'0' is not a version: a whole number from 1 on.")]
    [InlineData("up -1", "'-1' is not a version: a whole number from 1 on.")]
    [InlineData("up 9223372036854775808", "'9223372036854775808' is not a version: a whole number from 1 on.")]
    [InlineData("to", "Required argument missing for command: 'to'.")]
    [InlineData("down --to -1", "'-1' is not a version: a whole number from 0 on.")]
    [InlineData("down --steps 0", "'0' is not a number of versions: at least 1.")]
    [InlineData("down --steps many", "'many' is not a number of versions: at least 1.")]
    [InlineData("down --steps 1 --to 1", "Say --steps or --to, not both.")]
    [InlineData("status --connection x", "--connection is not available: this program always uses the same database.")]
    [InlineData("up --connection x", "--connection is not available: this program always uses the same database.")]
    [InlineData("status --registry orders", "There is no registry 'orders'; this program has default.")]
    [InlineData("status --registry", "Required argument missing for option: '--registry'.")]
    public async Task Wrong_usage_says_what_is_wrong_in_one_line_that_nothing_scrolls_away(string command, string complaint)
    {
        var outcome = await Tester.RunAsync(command);

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.StartsWith(complaint, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("Usage:", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("", outcome.Out);
    }

    [Theory]
    [InlineData("stat", "`--help` lists the commands.")]
    [InlineData("up 1 2", "`up --help` shows its usage.")]
    [InlineData("up --chek", "`up --help` shows its usage.")]
    public async Task Wrong_usage_says_where_help_is(string command, string hint) =>
        Assert.EndsWith(hint + "\n", (await Tester.RunAsync(command)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_command_help_comes_first_and_the_reason_last()
    {
        var outcome = await Tester.RunAsync("");

        Assert.Equal((ExitCodes.Usage, ""), (outcome.ExitCode, outcome.Out));
        Assert.StartsWith("Description:", outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nNo command given.\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("--version --json")]
    public async Task Version_is_that_of_the_program_and_of_genmigrate(string command)
    {
        var outcome = await Tester.RunAsync(command);

        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Error));
        Assert.Matches(@"^\S.* \d+\.\d+\.\d+, GenMigrate \d+\.\d+\.\d+\n$", outcome.Out);
    }

    [Fact]
    public async Task Wrong_usage_as_json_is_a_document_too()
    {
        var outcome = await Tester.RunAsync("stat --json");

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.StartsWith("""{"error":{"kind":"usage","message":""", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("\"exitCode\":2", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_touches_no_database()
    {
        await Tester.RunAsync("up --chek");

        Assert.False(File.Exists(Tester.File));
    }

    [Fact]
    public async Task Help_goes_to_the_output_and_lists_every_verb()
    {
        var outcome = await Tester.RunAsync("--help");

        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Error));
        Assert.All(VerbList.Names, name => Assert.Contains(name, outcome.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_of_every_verb_fits_into_80_columns()
    {
        foreach (var name in VerbList.Names)
        {
            var outcome = await Tester.RunAsync(name, "--help");

            Assert.Equal(ExitCodes.Done, outcome.ExitCode);
            Assert.Contains($" {name} ", outcome.Out, StringComparison.Ordinal);
            Assert.DoesNotContain(outcome.Out.Split('\n'), line => line.TrimEnd().Length > 80);
        }
    }

    [Fact]
    public async Task Options_may_stand_before_the_verb()
    {
        var outcome = await Tester.RunAsync("--json status");

        Assert.StartsWith("{\"registry\":null,\"pending\":3", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_names_a_file_is_not_read_from_it()
    {
        var outcome = await Tester.RunAsync("status", "--registry", "@secret.txt");

        Assert.StartsWith("There is no registry '@secret.txt'", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_name_makes_its_verb()
    {
        Assert.All(VerbList.Names, name => Assert.Equal(name, VerbList.Find(name)?.Command.Name));
        Assert.All(VerbList.All(), verb => Assert.All(verb.Command.Aliases, alias => Assert.Equal(verb.GetType(), VerbList.Find(alias)?.GetType())));
    }

    [Fact]
    public async Task Null_arguments_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentNullException>("registry", () => MigrationCommand.RunAsync([], null!, new SqliteMigrationDatabase("Data Source=:memory:")));
        await Assert.ThrowsAsync<ArgumentNullException>("connect", () => MigrationCommand.RunAsync([], [TestRegistries.People], null!));
    }
}
