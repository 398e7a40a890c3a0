using System.Text.Json;
using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class JsonTests : CommandTestBase
{
    private static readonly string[] DatabaseSamples = ["status", "up", "down --yes", "to 1 --yes", "redo --yes", "plan", "validate", "history", "repair 1 --forget --yes", "baseline 3", "script --pending", "seed", "setup", "reset --yes --environment Development"];
    private static readonly string[] ProjectSamples = ["lock", "new AddIndex"];

    public static TheoryData<string> Commands => [.. DatabaseSamples, .. ProjectSamples];

    public static TheoryData<string> DatabaseCommands => [.. DatabaseSamples];

    public static TheoryData<string> ProjectCommands => [.. ProjectSamples];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_verb_answers_with_one_document(string command)
    {
        // Seeds are refused while migrations are pending.
        await Tester.RunAsync(command == "seed" ? "up" : "up 2");
        Tester.AddProject();

        AssertDocument(await Tester.RunAsync(command + " --json"), isError: false);
    }

    [Theory]
    [MemberData(nameof(DatabaseCommands))]
    public async Task Every_verb_without_its_database_fails_with_one_document(string command)
    {
        var outcome = await Tester.RunAsync($"{command} --json".Split(' '), [Tester.Registry], (_, _) => new SqliteMigrationDatabase("Data Source=/nowhere/at/all.db"));

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        AssertDocument(outcome, isError: true);
    }

    [Theory]
    [MemberData(nameof(ProjectCommands))]
    public async Task Every_verb_without_its_project_fails_with_one_document(string command)
    {
        var outcome = await Tester.RunAsync(command + " --json");

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        AssertDocument(outcome, isError: true);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_verb_refuses_a_word_too_much_with_one_document(string command)
    {
        var outcome = await Tester.RunAsync(command + " --nonsense --json");

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        AssertDocument(outcome, isError: true);
    }

    [Fact]
    public void Every_verb_is_among_them() =>
        Assert.Equal(VerbList.Names.Order(), DatabaseSamples.Concat(ProjectSamples).Select(command => command.Split(' ')[0]).Order());

    [Fact]
    public async Task Hostile_names_arrive_whole()
    {
        Tester.Registry = TestRegistries.Hostile;

        var outcome = await Tester.RunAsync("status --json");

        using var document = JsonDocument.Parse(outcome.Out);
        var names = document.RootElement.GetProperty("migrations").EnumerateArray().Select(item => item.GetProperty("name").GetString());
        Assert.Equal(TestRegistries.Hostile.Migrations.Select(migration => migration.Name), names);
    }

    private static void AssertDocument(CommandOutcome outcome, bool isError)
    {
        var text = outcome.Out.Replace(":N", ":0", StringComparison.Ordinal);
        using var document = JsonDocument.Parse(text);
        Assert.Equal(isError, document.RootElement.TryGetProperty("error", out var error));
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Count(character => character == '\n'));
        if (isError)
        {
            Assert.Equal(outcome.ExitCode, error.GetProperty("exitCode").GetInt32());
        }
    }
}
