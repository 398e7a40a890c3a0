namespace GenMigrate;

/// <summary>The process's console; a test gives its own.</summary>
internal sealed class CommandConsole
{
    private const int UsualWidth = 80;

    public TextWriter Out { get; init; } = Console.Out;

    public TextWriter Error { get; init; } = Console.Error;

    /// <summary>Waits for an answer. Not a reader, as making one already sets up the terminal for it.</summary>
    public Func<string?> ReadLine { get; init; } = Console.ReadLine;

    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    public string CurrentDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>Whether a person reads the output.</summary>
    public bool IsTerminal { get; init; } = !Console.IsOutputRedirected;

    /// <summary>Whether the errors go to a person too.</summary>
    public bool IsErrorTerminal { get; init; } = !Console.IsErrorRedirected;

    /// <summary>Whether a person sees a question, which goes to the error stream, and can answer.</summary>
    public bool CanAsk { get; init; } = !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Whether the terminal understands colours and a moving cursor; null: found out.</summary>
    public bool? UnderstandsAnsi { get; init; }

    /// <summary>How long a run has to take until its progress is drawn: long enough to wonder.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(500);

    public int Width { get; init; } = MeasureWidth();

    /// <summary>Whether tables and colours are wanted (see no-color.org).</summary>
    public bool IsRich => IsTerminal && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    private static int MeasureWidth()
    {
        try
        {
            return Console.IsOutputRedirected || Console.WindowWidth <= 0 ? UsualWidth : Console.WindowWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
