using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GenMigrate.Conformance;

/// <summary>Every verb as people, logs and programs see it, on one story: the accepted outputs lie with the provider's tests.</summary>
public abstract class CommandSuite(ConformanceProvider provider, [CallerFilePath] string testFile = "") : ConformanceSuite(provider)
{
    private const string Older = "older_migrations";

    // Made, filled by code, irreversible, without a transaction, failing until somebody makes way.
    private static readonly TestMigration[] Story =
    [
        TestMigration.Creates(1, "workers") with { Name = "CreateWorkers", Description = "People who look for work" },
        new(2)
        {
            Name = "FillWorkers",
            Up = [TestStep.Insert("workers", "Ada") with { Name = "the first" }, TestStep.Code("the others", (context, token) => context.InsertAsync("workers", "Grace", token))],
            Down = [TestStep.Delete("workers", "Grace"), TestStep.Delete("workers", "Ada")],
        },
        new(3) { Name = "ForgetAda", Note = "nobody knows her any more", Flags = MigrationFlags.Irreversible, Up = [TestStep.Delete("workers", "Ada")] },
        new TestMigration(4) { Name = "TidyUp", Up = [TestStep.Alone("workers", "Edsger"), TestStep.Insert("workers", "Barbara")], Down = [TestStep.Delete("workers", "Barbara"), TestStep.Delete("workers", "Edsger")] }.OptedOut(),
        new(5) { Name = "Broken", Up = [TestStep.Insert("workers", "Alan"), TestStep.Fail() with { Name = "the bad step" }], Down = [TestStep.Delete("workers", "Alan")] },
    ];

    private static readonly TestMigration[] Seeds =
    [
        new(1) { Name = "Administrator", Up = [TestStep.Insert("workers", "Root")] },
        new(2) { Name = "Samples", Note = "Development", Up = [TestStep.Insert("workers", "Sample")] },
    ];

    private static readonly string[] Tour =
    [
        "status", "validate", "plan", "script 0 1", "up 2", "status", "status --check", "plan", "up 4 --yes", "up", "status", "validate", "history --last 4",
        "down --yes", "redo --yes", "up 4", "redo --yes", "to 3 --yes", "repair 5 --forget --yes", "to 4", "repair 5 --applied --yes", "repair 5 --applied --yes",
        "setup --environment Development", "seed --environment Development", "reset --yes --environment Test", "reset --yes", "reset --everything --yes --environment Test", "status", "baseline 2", "baseline 2",
    ];

    private static readonly string[] Adoption = ["baseline --adopt nowhere --yes", $"baseline --adopt {Older} --dry-run", $"baseline --adopt {Older} --yes", $"baseline --adopt {Older} --yes", "history"];

    private static readonly string[] OfProjects = ["new Add-index", "lock --check", "lock", "lock"];

    [ServerFact]
    public Task Every_verb_in_a_log() => VerifyAsync("");

    [ServerFact]
    public Task Every_verb_as_json() => VerifyAsync(" --json");

    [ServerFact]
    public async Task The_main_verbs_on_a_terminal_of_80_columns()
    {
        using var session = new CommandSession(Registry(), Database.Connect) { IsTerminal = true };
        foreach (var command in new[] { "status", "plan 2", "up 4 --yes", "up", "status", "down --yes" })
        {
            await session.RunAsync(command);
        }

        Assert.InRange(session.Widest, 1, 80);
        await Golden.VerifyAsync(session.Transcript, testFile, "Commands.OnTerminal");
    }

    [ServerFact]
    public async Task Of_a_hosts_two_variables_the_database_takes_its_own()
    {
        var connected = new List<string?>();
        var database = Database.Connect();
        var console = new CommandConsole { Out = TextWriter.Null, Error = TextWriter.Null, Variable = name => name is "DATABASE_URL" or "MONGODB_URL" ? "said by " + name : null, IsTerminal = false, IsErrorTerminal = false, CanAsk = false };
        var host = new CommandHost([Registry()], (_, said) =>
        {
            connected.Add(said);
            return Database.Connect();
        }, TakesConnection: true, null, console);
        Assert.Equal(0, await CommandRunner.RunAsync(["status"], host));
        Assert.Equal(database.ProviderName == "MongoDB" ? "said by MONGODB_URL" : "said by DATABASE_URL", connected[^1]);
    }

    private MigrationRegistry Registry() => Provider.Registry(Story, seeds: Seeds);

    private async Task VerifyAsync(string suffix)
    {
        using var session = new CommandSession(Registry(), Database.Connect) { Suffix = suffix };
        foreach (var command in Tour)
        {
            await session.RunAsync(command);
        }

        await Database.CreateLegacyHistoryAsync(Older, Row(2, "fill_workers", rolledBack: false), Row(3, "forget_ada", rolledBack: true), Row(4, "tidy-up", rolledBack: false), Row(9, "later", rolledBack: false));
        foreach (var command in Adoption)
        {
            await session.RunAsync(command);
        }

        await session.AddProjectAsync();
        foreach (var command in OfProjects)
        {
            await session.RunAsync(command);
        }

        Assert.Empty(VerbList.Names.Except(Tour.Concat(Adoption).Concat(OfProjects).Select(command => command.Split(' ')[0])));
        if (suffix.Length > 0)
        {
            Assert.All(session.Transcript.Split('\n').Where(line => line.StartsWith('{')), line => JsonDocument.Parse(line.Replace(":N", ":0", StringComparison.Ordinal)).Dispose());
        }

        await Golden.VerifyAsync(session.Transcript, testFile, suffix.Length > 0 ? "Commands.AsJson" : "Commands.InLog");
    }

    private static Dictionary<string, object?> Row(long version, string name, bool rolledBack) => new()
    {
        ["version"] = version,
        ["name"] = name,
        ["applied_at"] = new DateTime(2024, 2, 29, 12, 34, 56, DateTimeKind.Utc),
        ["rolled_back"] = rolledBack,
    };
}
