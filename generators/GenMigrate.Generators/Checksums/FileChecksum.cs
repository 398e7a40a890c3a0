using System.Text;

namespace GenMigrate.Generators;

/// <summary>
/// The checksum of an SQL file, and of the one with its way down: of its markers and, for each half, of the tokens that
/// SQLite and PostgreSQL read in it. Both, as a library does not know which database its files will run on.
/// </summary>
internal static class FileChecksum
{
    /// <summary>The checksum of a migration of one file or two.</summary>
    /// <param name="up">The file.</param>
    /// <param name="down">The file with its way down; null where that, if any, stands in the first.</param>
    public static MigrationChecksum Of(SqlFileModel up, SqlFileModel? down)
    {
        var text = new TokenText();
        foreach (var marker in up.Layout.Markers.Concat(down?.Layout.Markers ?? default).Select(marker => marker.Counted).OfType<string>())
        {
            text.Append(TokenKind.Marker, marker);
        }

        text.Append(TokenKind.Hash, up.Hashes.Text).Append(TokenKind.Hash, (down is null ? up.Hashes.Down : down.Hashes.Text) ?? "");
        var legacy = HashText.OfUtf8(LegacyText(up.Text, down?.Text));
        return new MigrationChecksum(MigrationChecksum.Tag + text.Hash(), MigrationChecksum.LegacyTag + legacy);
    }

    private static string LegacyText(string up, string? down) =>
        down is null ? Normalize(up) : Normalize(up) + LegacyTokenText.End + Normalize(down);

    // Without the blanks at the ends of lines, and without the line ends at the end.
    private static string Normalize(string file)
    {
        var text = new StringBuilder(file.Length);
        for (var start = 0; start <= file.Length;)
        {
            var lineFeed = start < file.Length ? file.IndexOf('\n', start) : -1;
            var next = lineFeed < 0 ? file.Length : lineFeed;
            var end = next;
            while (end > start && file[end - 1] is ' ' or '\t')
            {
                end--;
            }

            text.Append(file, start, end - start).Append('\n');
            start = next + 1;
        }

        var length = text.Length;
        while (length > 0 && text[length - 1] == '\n')
        {
            length--;
        }

        return text.ToString(0, length);
    }
}
