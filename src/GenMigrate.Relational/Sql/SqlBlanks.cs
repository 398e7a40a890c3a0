namespace GenMigrate;

/// <summary>Where blanks and comments end.</summary>
internal static class SqlBlanks
{
    public const char ByteOrderMark = '\uFEFF';

    /// <summary>The first place from <paramref name="at"/> on that is neither blank nor comment.</summary>
    public static int End(string sql, int at, SqlLanguage language)
    {
        while (at < sql.Length)
        {
            if (SqlCharacters.IsBlank(sql[at]) || (sql[at] == ByteOrderMark && (at == 0 || language == SqlLanguage.Sqlite)))
            {
                at++;
            }
            else if (SqlCharacters.IsPair(sql, at, '-', '-'))
            {
                at = EndOfLineComment(sql, at, language);
            }
            else if (SqlCharacters.IsPair(sql, at, '/', '*'))
            {
                at = EndOfBlockComment(sql, at + 2, language);
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Where the line ends; the line end itself does not belong to it.</summary>
    public static int EndOfLine(string sql, int at)
    {
        while (at < sql.Length && sql[at] is not ('\n' or '\r'))
        {
            at++;
        }

        return at;
    }

    // To SQLite a CR that stands alone is part of the comment.
    private static int EndOfLineComment(string sql, int at, SqlLanguage language)
    {
        if (language == SqlLanguage.PostgreSql)
        {
            return EndOfLine(sql, at);
        }

        var end = sql.IndexOf('\n', at);
        return end < 0 ? sql.Length : end;
    }

    private static int EndOfBlockComment(string sql, int at, SqlLanguage language)
    {
        var depth = 1;
        while (at < sql.Length)
        {
            if (SqlCharacters.IsPair(sql, at, '*', '/'))
            {
                at += 2;
                depth--;
                if (depth == 0)
                {
                    return at;
                }
            }
            else if (language == SqlLanguage.PostgreSql && SqlCharacters.IsPair(sql, at, '/', '*'))
            {
                at += 2;
                depth++;
            }
            else
            {
                at++;
            }
        }

        return sql.Length;
    }
}
