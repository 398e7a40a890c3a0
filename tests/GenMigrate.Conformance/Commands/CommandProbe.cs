using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace GenMigrate.Conformance;

/// <summary>
/// Runs commands on a database that takes a connection string with a password in it, in every way by which one can come,
/// and reads all that leaves the program: output, errors, logs of every level, traces.
/// </summary>
public sealed class CommandProbe(MigrationRegistry registry, Func<string, IMigrationDatabase> connect)
{
    /// <summary>The password to plant; half of it counts too.</summary>
    public const string Secret = "planteds3cret";

    private static readonly string[] Variables = ["GENMIGRATE_CONNECTION", "DATABASE_URL", "MONGODB_URL"];
    private static readonly string[] Halves = [Secret[..6], Secret[7..]];

    /// <summary>Every way ends with 1 and one sentence, which has the expected words; with <c>--verbose</c> also with a stack.</summary>
    public async Task FailsAsync(string connectionString, string expected)
    {
        foreach (var way in Ways(connectionString))
        {
            AssertSentence(await RunAsync("up", way), expected);
        }

        var option = Ways(connectionString).First();
        foreach (var verb in new[] { "status", "plan", "validate", "history", "baseline 1", "repair 1 --forget --yes", "down --yes" })
        {
            AssertSentence(await RunAsync(verb, option), expected);
        }

        AssertSentenceInJson(await RunAsync("up --json", option), expected);
        var verbose = await RunAsync("up --verbose", option);
        Assert.Equal(1, verbose.ExitCode);
        Assert.Contains("   at GenMigrate.", verbose.Error, StringComparison.Ordinal);
    }

    /// <summary>Looking works, and what writes ends with 1 and one sentence.</summary>
    public async Task FailsToWriteAsync(string expected)
    {
        var program = Ways("").Last();
        Assert.Equal(0, (await RunAsync("status", program)).ExitCode);
        foreach (var verb in new[] { "up", "down --yes", "baseline 2", "repair 1 --forget --yes" })
        {
            AssertSentence(await RunAsync(verb, program), expected);
        }

        AssertSentenceInJson(await RunAsync("up --json", program), expected);
    }

    /// <summary>Every way leads to the database, and a run of it keeps the password to itself.</summary>
    public async Task WorksAsync(string connectionString)
    {
        var option = Ways(connectionString).First();
        foreach (var verb in new[] { "plan --json", "up --verbose", "up --json --verbose", "status --json --verbose", "history --json", "validate --verbose", "down --yes --verbose", "baseline 1 --verbose", "repair 1 --forget --yes --verbose" })
        {
            Assert.InRange((await RunAsync(verb, option)).ExitCode, 0, 1);
        }

        foreach (var way in Ways(connectionString))
        {
            Assert.Equal(0, (await RunAsync("status", way)).ExitCode);
        }
    }

    /// <summary>
    /// A program that has its database built in, and makes it first of all, of a connection string that is none: what needs
    /// no database works, and the rest ends with 1 and one sentence.
    /// </summary>
    public async Task WorksWithoutDatabaseAsync(string? connectionString, string expected)
    {
        var directory = Directory.CreateTempSubdirectory("genmigrate-probe-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(directory.FullName, "Probe.csproj"), "<Project />");
            foreach (var (command, exitCode) in new[] { ("--help", 0), ("up --help", 0), ("lock --check", 3), ("lock", 0), ("new AddIndex", 0), ("nonsense", 2), ("up", 1), ("status", 1) })
            {
                var (actual, output, error) = await RunBuiltInAsync(command, connectionString!, directory.FullName);
                Assert.True(exitCode == actual, $"{command} ended with {actual}: {error}");
                if (exitCode == 1)
                {
                    AssertSentence((actual, output, error), expected);
                }
            }
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Wherever on the command line a connection string stands, a message does not repeat it.</summary>
    public async Task StaysUnsaidAsync(string connectionString)
    {
        foreach (var command in new[]
        {
            [connectionString], ["status", connectionString], ["up", connectionString], ["up", "--json", connectionString], ["down", "--steps", connectionString],
            ["status", "--registry", connectionString], ["status", "--registry", connectionString, "--verbose"], ["lock", "--project", connectionString],
            ["status", "--conection", connectionString], [$"--conection={connectionString}", "status"], ["status", $"--connection={connectionString}", "--steps"],
            ["status", "--connection", .. connectionString.Split(' ', ';')],
            (string[])["up", "--connection", "planted", "s3cret"],
        })
        {
            foreach (var takesConnection in new[] { true, false })
            {
                using var output = new StringWriter();
                using var error = new StringWriter();
                var console = new CommandConsole { Out = output, Error = error, Variable = _ => null, IsTerminal = false, IsErrorTerminal = false, CanAsk = false };
                var database = connect("");
                Assert.NotEqual(0, await CommandRunner.RunAsync(command, new CommandHost([registry], (_, said) => said is null ? database : connect(said), takesConnection, null, console)));
                Assert.All(Halves, half => Assert.DoesNotContain(half, output.ToString() + error, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    private async Task<(int ExitCode, string Out, string Error)> RunBuiltInAsync(string command, string connectionString, string directory)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CommandConsole { Out = output, Error = error, Variable = _ => null, CurrentDirectory = directory, IsTerminal = false, IsErrorTerminal = false, CanAsk = false };
        await using var database = connect(connectionString);
        var exitCode = await CommandRunner.RunAsync(command.Split(' '), new CommandHost([registry], (_, _) => database, TakesConnection: false, null, console));
        return (exitCode, output.ToString(), error.ToString());
    }

    private static IEnumerable<(string[] Arguments, string? Variable, string Text)> Ways(string connectionString) =>
    [
        (["--connection", connectionString], null, connectionString),
        .. Variables.Select(variable => (Array.Empty<string>(), (string?)variable, connectionString)),
        ([], null, connectionString),
    ];

    private static void AssertSentence((int ExitCode, string Out, string Error) outcome, string expected)
    {
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Out));
        var line = Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("unexpected", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
    }

    private static void AssertSentenceInJson((int ExitCode, string Out, string Error) outcome, string expected)
    {
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Error));
        using var document = JsonDocument.Parse(outcome.Out);
        var error = document.RootElement.GetProperty("error");
        Assert.Equal("database", error.GetProperty("kind").GetString());
        Assert.Contains(expected, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Out, string Error)> RunAsync(string command, (string[] Arguments, string? Variable, string Text) way)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var log = new LogRecorder();
        var traces = new ConcurrentQueue<string>();

        // Only this command is sampled: a run that is traced sends its steps one by one.
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == root.TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity => traces.Enqueue(Describe(activity)),
        };
        ActivitySource.AddActivityListener(listener);
        var console = new CommandConsole { Out = output, Error = error, Variable = name => name == way.Variable ? way.Text : null, IsTerminal = false, IsErrorTerminal = false, CanAsk = false };
        var options = new MigrationRunnerOptions { LoggerFactory = log, LockWait = TimeSpan.FromSeconds(5) };
        var host = new CommandHost([registry], (_, said) => connect(said ?? way.Text), TakesConnection: true, options, console);
        var exitCode = await CommandRunner.RunAsync([.. command.Split(' '), .. way.Arguments], host);
        foreach (var said in new[] { output.ToString(), error.ToString(), log.Text, string.Join('\n', traces) })
        {
            Assert.All(Halves, half => Assert.DoesNotContain(half, said, StringComparison.OrdinalIgnoreCase));
        }

        return (exitCode, output.ToString(), error.ToString());
    }

    private static string Describe(Activity activity) =>
        $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} {string.Join(' ', activity.Events.Select(@event => $"{@event.Name} {string.Join(' ', @event.Tags)}"))}";
}
