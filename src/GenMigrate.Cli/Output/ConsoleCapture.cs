namespace GenMigrate;

/// <summary>
/// Passes what the code of steps writes to the console on to the reader, line by line, so that it breaks neither the line
/// that shows the progress nor a JSON document, and a full disk does not fail the step.
/// </summary>
internal sealed class ConsoleCapture : IDisposable
{
    private readonly CommandConsole _console;
    private readonly LineWriter _output;
    private readonly LineWriter _error;

    private ConsoleCapture(CommandConsole console, Presenter presenter)
    {
        _console = console;
        _output = LineWriter.To(presenter.WriteStepOutput);
        _error = LineWriter.To(presenter.Log);
        Console.SetOut(_output);
        Console.SetError(_error);
    }

    /// <summary>Starts to capture, unless the console is not that of the process.</summary>
    public static ConsoleCapture? Start(CommandConsole console, Presenter presenter)
    {
        if (!console.IsOfProcess)
        {
            return null;
        }

        console.Open();
        return new ConsoleCapture(console, presenter);
    }

    /// <summary>Passes on what has no line end yet.</summary>
    public void Flush()
    {
        _output.Flush();
        _error.Flush();
    }

    public void Dispose()
    {
        Flush();
        Console.SetOut(_console.Out);
        Console.SetError(_console.Error);
    }
}
