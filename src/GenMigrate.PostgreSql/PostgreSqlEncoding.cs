namespace GenMigrate;

/// <summary>
/// Fits an error message to a database that is not in UTF-8. The server refuses a character that the database's encoding
/// lacks (SQLSTATE 22P05), and a failure that cannot be recorded is worse than a letter that is lost.
/// </summary>
internal static class PostgreSqlEncoding
{
    private const char LastOfLatin1 = '\u00ff';
    private const char LastOfAscii = '\u007f';

    /// <param name="message">The message.</param>
    /// <param name="encoding">The database's encoding, as <c>server_encoding</c> gives it; null where it is not known.</param>
    public static string? Fit(string? message, string? encoding)
    {
        if (message is null || encoding is null or "UTF8" or "SQL_ASCII")
        {
            return message;
        }

        var last = encoding == "LATIN1" ? LastOfLatin1 : LastOfAscii;
        var plain = message.Replace("\u2026", "...", StringComparison.Ordinal);
        return string.Concat(plain.Select(character => character <= last ? character : '?'));
    }
}
