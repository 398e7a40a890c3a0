namespace GenMigrate.Generators;

/// <summary>The hashes of an SQL file's halves.</summary>
/// <param name="Text">Of its way up; of a file that is another's way down, of the whole.</param>
/// <param name="Down">Of the way down in the same file; null: there is none.</param>
internal sealed record SqlHashes(string Text, string? Down)
{
    public static SqlHashes Of(SqlFileName name, string text, SqlFileLayout layout) => name.IsDown
        ? new SqlHashes(Hash(text), Down: null)
        : new SqlHashes(Hash(layout.Up), layout.Down is { } down ? Hash(down) : null);

    private static string Hash(string sql)
    {
        var text = new TokenText();
        foreach (var isPostgreSql in new[] { false, true })
        {
            text.Append(TokenKind.Hash, isPostgreSql ? "postgresql" : "sqlite");
            var scanner = new ChecksumScanner(sql, isPostgreSql);
            while (scanner.Read(out var start, out var length))
            {
                text.Append(TokenKind.AsWritten, sql, start, length);
            }
        }

        return text.Hash();
    }
}
