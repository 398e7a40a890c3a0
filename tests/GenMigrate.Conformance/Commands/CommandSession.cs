using System.Text;
using System.Text.RegularExpressions;

namespace GenMigrate.Conformance;

/// <summary>Commands one after the other on one database, in this process, and what they said, scrubbed.</summary>
internal sealed partial class CommandSession(MigrationRegistry registry, Func<IMigrationDatabase> connect) : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("genmigrate-commands-").FullName;
    private readonly StringBuilder _transcript = new();

    /// <summary>Added to every command.</summary>
    public string Suffix { get; init; } = "";

    public bool IsTerminal { get; init; }

    /// <summary>The widest line of any output, before anything was scrubbed.</summary>
    public int Widest { get; private set; }

    /// <summary>Commands, outputs, errors and exit codes.</summary>
    public string Transcript => _transcript.ToString();

    public async Task RunAsync(string command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CommandConsole
        {
            Out = output,
            Error = error,
            CurrentDirectory = _directory,
            Variable = _ => null,
            IsTerminal = IsTerminal,
            IsErrorTerminal = IsTerminal,
            CanAsk = false,
            UnderstandsAnsi = false,
            Patience = Timeout.InfiniteTimeSpan,
            Width = 80,
        };
        var exitCode = await CommandRunner.RunAsync((command + Suffix).Split(' '), new CommandHost([registry], (_, _) => connect(), TakesConnection: false, null, console));
        Widest = Math.Max(Widest, output.ToString().Split('\n').Max(line => line.Length));
        _transcript.Append($"$ {command}{Suffix}\n{Scrub(output.ToString())}{Prefix(Scrub(error.ToString()))}= {exitCode}\n\n");
    }

    /// <summary>Puts a project where the commands look for one.</summary>
    public Task AddProjectAsync() => File.WriteAllTextAsync(Path.Combine(_directory, "People.csproj"), "<Project />");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static string Prefix(string error) => string.Concat(error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"! {line}\n"));

    private string Scrub(string text)
    {
        text = Who().Replace(Scrubber.Scrub(text, _directory), "WHO");
        text = Writer().Replace(text, "script of PROGRAM");

        // How wide a column is depends on what was scrubbed in it.
        return IsTerminal ? Blanks().Replace(Lines().Replace(text, "─"), " ") : text;
    }

    [GeneratedRegex(@"[^\s""]+, process \d+ \([^)]*\)")]
    private static partial Regex Who();

    [GeneratedRegex(@"script of [^'\\]+")]
    private static partial Regex Writer();

    [GeneratedRegex("─+")]
    private static partial Regex Lines();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();
}
