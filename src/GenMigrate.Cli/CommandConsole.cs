namespace GenMigrate;

/// <summary>The process's console, each part of which is looked at when it is needed; a test gives its own.</summary>
internal sealed class CommandConsole
{
    private const int UsualWidth = 80;
    private readonly LossTolerantWriter _out = LossTolerantWriter.Over(static () => Console.Out);
    private readonly LossTolerantWriter _error = LossTolerantWriter.Over(static () => Console.Error);
    private readonly bool? _isTerminal;
    private readonly bool? _isErrorTerminal;
    private readonly bool? _canAsk;
    private readonly int? _width;

    public TextWriter Out
    {
        get => _out;
        init
        {
            _out = LossTolerantWriter.Over(() => value);
            IsOfProcess = false;
        }
    }

    /// <summary>Whether the output is the process's own.</summary>
    public bool IsOfProcess { get; private init; } = true;

    public TextWriter Error
    {
        get => _error;
        init => _error = LossTolerantWriter.Over(() => value);
    }

    /// <summary>Opens both streams now: from here on the process's console may be another one.</summary>
    public void Open()
    {
        _out.Open();
        _error.Open();
    }

    /// <summary>Why output could not be written; null: all of it was.</summary>
    public Exception? Loss => _out.Loss ?? _error.Loss;

    /// <summary>Waits for an answer. Not a reader, as making one already sets up the terminal for it.</summary>
    public Func<string?> ReadLine { get; init; } = Console.ReadLine;

    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    public string CurrentDirectory
    {
        get => field ?? Environment.CurrentDirectory;
        init;
    }

    /// <summary>Whether a person reads the output.</summary>
    public bool IsTerminal
    {
        get => _isTerminal ?? !Console.IsOutputRedirected;
        init => _isTerminal = value;
    }

    /// <summary>Whether the errors go to a person too.</summary>
    public bool IsErrorTerminal
    {
        get => _isErrorTerminal ?? !Console.IsErrorRedirected;
        init => _isErrorTerminal = value;
    }

    /// <summary>Whether a person sees a question, which goes to the error stream, and can answer.</summary>
    public bool CanAsk
    {
        get => _canAsk ?? (!Console.IsInputRedirected && !Console.IsErrorRedirected);
        init => _canAsk = value;
    }

    /// <summary>Whether the terminal understands colours and a moving cursor; null: found out.</summary>
    public bool? UnderstandsAnsi { get; init; }

    /// <summary>How long a run has to take until its progress is drawn: long enough to wonder.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(500);

    public int Width
    {
        get => _width ?? MeasureWidth();
        init => _width = value;
    }

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
