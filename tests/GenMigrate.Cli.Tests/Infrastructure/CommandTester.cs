using GenMigrate.Cli.TestProgram;
using Microsoft.Extensions.Time.Testing;

namespace GenMigrate.Cli.Tests;

/// <summary>Runs commands in this process, on an SQLite file of its own, with a console of its own.</summary>
internal sealed class CommandTester : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public static TimeProvider FixedClock { get; } = new FakeTimeProvider(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public MigrationRegistry Registry { get; set; } = TestRegistries.People;

    public MigrationRunnerOptions Options { get; set; } = new() { Clock = FixedClock };

    public Dictionary<string, string> Variables { get; } = [];

    public bool IsTerminal { get; set; }

    public bool? UnderstandsAnsi { get; set; } = false;

    public int Width { get; set; } = 80;

    /// <summary>Where the output goes; null: it is kept.</summary>
    public TextWriter? Output { get; set; }

    /// <summary>What a person types; null: nobody is there.</summary>
    public string? Answer { get; set; }

    public string Directory => _directory.Path;

    /// <summary>Where the command is run; null: in <see cref="Directory"/>.</summary>
    public string? CurrentDirectory { get; set; }

    public string File => _directory.File("people.db");

    /// <summary>Puts a project where the command looks for one.</summary>
    public void AddProject() => System.IO.File.WriteAllText(_directory.File("People.csproj"), "<Project />");

    public Task<CommandOutcome> RunAsync(string commandLine) => RunAsync(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public async Task<CommandOutcome> RunAsync(params string[] args)
    {
        await using var database = new SqliteMigrationDatabase($"Data Source={File}");
        return await RunAsync(args, [Registry], (_, _) => database, takesConnection: false);
    }

    public async Task<CommandOutcome> RunAsync(string[] args, IReadOnlyList<MigrationRegistry> registries, Func<MigrationRegistry, string?, IMigrationDatabase> connect, bool takesConnection = true)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CommandConsole
        {
            Out = Output ?? output,
            Error = error,
            ReadLine = new StringReader(Answer ?? "").ReadLine,
            CurrentDirectory = CurrentDirectory ?? Directory,
            Variable = name => Variables.GetValueOrDefault(name),
            IsTerminal = IsTerminal,
            IsErrorTerminal = IsTerminal,
            CanAsk = Answer is not null,
            UnderstandsAnsi = UnderstandsAnsi,
            Width = Width,
        };
        var exitCode = await CommandRunner.RunAsync(args, new CommandHost(registries, connect, takesConnection, Options, console));
        return new CommandOutcome(exitCode, Scrubber.Scrub(output.ToString(), _directory.Path), Scrubber.Scrub(error.ToString(), _directory.Path));
    }

    public void Dispose() => _directory.Dispose();
}
