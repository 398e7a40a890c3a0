using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators;

/// <summary>A half of an SQL file.</summary>
/// <param name="text">The half, with line feeds only.</param>
/// <param name="file">The file, with its own line ends.</param>
/// <param name="firstLine">The file's line, from 1, at which the half starts.</param>
internal sealed class FileScript(string text, SqlFile file, int firstLine) : SqlScript(text, isCode: false)
{
    public override Location LocationOf(SqlStatement statement)
    {
        var span = TextSpan.FromBounds(OffsetOf(new SqlPosition(statement.Line, statement.Column)), OffsetOf(statement.PositionAt(statement.Length)));
        return FileLocation.Of(file.Text.Path, file.Content, span);
    }

    private int OffsetOf(SqlPosition position)
    {
        var line = file.Content.Lines[Math.Min(firstLine + position.Line - 2, file.Content.Lines.Count - 1)];
        return Math.Min(line.Start + position.Column - 1, line.End);
    }
}
