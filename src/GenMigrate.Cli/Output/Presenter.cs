using System.Runtime.CompilerServices;

namespace GenMigrate;

/// <summary>The way to the reader: a person at a terminal, a log, or a program that wants JSON.</summary>
internal abstract class Presenter
{
    public static Presenter For(CommandConsole console, bool json) => json ? new JsonPresenter(console)
        : console.IsRich ? Terminal(console)
        : new PlainPresenter(console);

    /// <summary>Whether the steps of a migration are drawn while it runs.</summary>
    public virtual bool DrawsSteps => false;

    /// <summary>Writes the answer.</summary>
    public abstract void Show(CommandDocument document);

    /// <summary>Writes why there is no answer.</summary>
    public abstract void Fail(ErrorDocument error);

    /// <summary>A migration is done.</summary>
    public abstract void Done(ResultItem result);

    /// <summary>A line of the log.</summary>
    public abstract void Log(string line);

    /// <summary>A line that a step's code wrote to the output.</summary>
    public abstract void WriteStepOutput(string line);

    /// <summary>Something happened; only what is drawn while it runs needs it.</summary>
    public virtual void Report(MigrationProgress progress)
    {
    }

    // Apart, so that the terminal's library is loaded where there is one, and nowhere else.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TerminalPresenter Terminal(CommandConsole console) => new(console);
}
