using System.Globalization;
using System.Text;

namespace GenMigrate.Generators;

/// <summary>Lines of code, indented, each ended by a line feed on every machine.</summary>
internal sealed class CodeWriter
{
    private const int IndentWidth = 4;
    private readonly StringBuilder _text = new();
    private int _indent;

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public void Line() => _text.Append('\n');

    public void Line(string line) => _text.Append(' ', _indent * IndentWidth).Append(line).Append('\n');

    /// <summary>A line, and a block below it.</summary>
    public void Open(string line)
    {
        Line(line);
        Line("{");
        _indent++;
    }

    public void Close(string end = "")
    {
        _indent--;
        Line("}" + end);
    }

    public override string ToString() => _text.ToString();
}
