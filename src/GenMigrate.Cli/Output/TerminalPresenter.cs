using Spectre.Console;

namespace GenMigrate;

/// <summary>Tables, colours and a line that shows the progress, for people.</summary>
internal sealed class TerminalPresenter : Presenter
{
    private readonly CommandConsole _console;
    private readonly IAnsiConsole _terminal;
    private readonly StatusLine _line;

    public TerminalPresenter(CommandConsole console)
    {
        _console = console;
        _terminal = TerminalConsole.Create(console.Out, console.Width, console.UnderstandsAnsi);
        _line = new StatusLine(console);
    }

    public override bool DrawsSteps => true;

    public override void Show(CommandDocument document)
    {
        _line.Stop();
        if (document is StatusDocument status)
        {
            StatusTable.Write(status, _terminal);
            status.WriteNotes(_console.Out);
            return;
        }

        if (document is JournalDocument { Entries.Count: > 0 } journal)
        {
            JournalTable.Write(journal, _terminal);
            journal.WriteErrors(_console.Out);
            return;
        }

        document.WriteText(_console.Out);
    }

    public override void Fail(ErrorDocument error)
    {
        _line.Stop();
        if (!_console.IsErrorTerminal)
        {
            error.WriteText(_console.Error);
            return;
        }

        // The terminal breaks long lines itself, so that they can be copied whole.
        var terminal = TerminalConsole.Create(_console.Error, int.MaxValue, _console.UnderstandsAnsi);
        terminal.MarkupLineInterpolated($"[red]{SafeText.Lines(error.Error.Message)}[/]");
    }

    public override void Done(ResultItem result) => _line.WriteAround(() => _terminal.MarkupLineInterpolated($"[green]{result.ToString()}[/]"));

    public override void WriteStepOutput(string line) => _line.WriteAround(() => _console.Out.Write(line + "\n"));

    public override void Log(string line)
    {
        // The error stream may lead elsewhere; on the same terminal a line has to go around that of the progress.
        if (_console.IsErrorTerminal)
        {
            _line.WriteAround(() => _terminal.MarkupLineInterpolated($"[grey]{line}[/]"));
        }
        else
        {
            _console.Error.Write(line + "\n");
        }
    }

    public override void Report(MigrationProgress progress) => _line.Report(progress);
}
