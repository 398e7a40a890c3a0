using System.Text;

namespace GenMigrate;

/// <summary>
/// An output stream of the process that never fails: what cannot be written (a full disk, a closed stream) is lost, and
/// the exit code says so. Output must not decide whether a migration runs.
/// </summary>
internal sealed class LossTolerantWriter : TextWriter
{
    private readonly Func<TextWriter> _open;
    private TextWriter? _writer;
    private Exception? _openFailure;

    private LossTolerantWriter(Func<TextWriter> open) => _open = open;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>What the first write that was lost failed with; null: nothing was lost.</summary>
    public Exception? Loss { get; private set; }

    private TextWriter Writer => _writer ??= _open();

    /// <param name="open">Gives the stream, which may fail too; called for the first write.</param>
    public static LossTolerantWriter Over(Func<TextWriter> open) => new(open);

    /// <summary>Opens the stream now; if that fails, what is written is lost.</summary>
    public void Open()
    {
        try
        {
            _ = Writer;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            (_writer, _openFailure) = (Null, exception);
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Write(string? value)
    {
        Loss ??= _openFailure;
        try
        {
            Writer.Write(value);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Loss ??= exception;
        }
    }

    public override void WriteLine(string? value) => Write(value + NewLine);

    public override void Flush()
    {
        try
        {
            Writer.Flush();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Loss ??= exception;
        }
    }
}
