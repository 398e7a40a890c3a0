using System.Text;

namespace GenMigrate;

/// <summary>Collects what is written into lines, and passes each on when it is whole.</summary>
internal sealed class LineWriter : TextWriter
{
    private readonly Action<string> _pass;
    private readonly StringBuilder _line = new();

    private LineWriter(Action<string> pass) => _pass = pass;

    public override Encoding Encoding => Encoding.UTF8;

    public static LineWriter To(Action<string> pass) => new(pass);

    public override void Write(char value)
    {
        lock (_line)
        {
            if (value == '\n')
            {
                Pass();
            }
            else
            {
                _line.Append(value);
            }
        }
    }

    /// <summary>Makes a line of what has no line end yet.</summary>
    public override void Flush()
    {
        lock (_line)
        {
            if (_line.Length > 0)
            {
                Pass();
            }
        }
    }

    private void Pass()
    {
        var text = _line.ToString().TrimEnd('\r');
        _line.Clear();
        _pass(text);
    }
}
