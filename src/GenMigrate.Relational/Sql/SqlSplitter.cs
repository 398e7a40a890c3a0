namespace GenMigrate;

/// <summary>Cuts a text into its statements the way the database itself would.</summary>
internal static class SqlSplitter
{
    private const int UsualTokens = 24;

    /// <summary>Where the first statement of a text starts; null: it has none.</summary>
    public static SqlPosition? FirstStatement(string sql, SqlLanguage language)
    {
        var scanner = new SqlScanner(sql, language);
        while (scanner.Read(startsStatement: true, out var token))
        {
            if (!token.Is(';'))
            {
                return new SqlPosition(1, 1).After(sql, 0, token.Start);
            }
        }

        return null;
    }

    /// <summary>
    /// The statements of a text, in order. Text between two <c>;</c> without any token makes no statement; a line
    /// for psql or the sqlite3 shell makes one of its own. Takes any text: what is not closed runs to the end.
    /// </summary>
    public static IReadOnlyList<SqlStatement> Split(string sql, SqlLanguage language)
    {
        var statements = new List<SqlStatement>();
        var scanner = new SqlScanner(sql, language);
        var tokens = new List<SqlToken>(UsualTokens);
        var shape = new SqlStatementShape(tokens, language);
        var counted = sql.Length > 0 && sql[0] == SqlBlanks.ByteOrderMark ? 1 : 0;
        var position = new SqlPosition(1, 1);

        void End()
        {
            if (tokens.Count > 0)
            {
                position = position.After(sql, counted, tokens[0].Start);
                counted = tokens[0].Start;
                statements.Add(new SqlStatement(sql, tokens, position));
                tokens = [];
                shape = new SqlStatementShape(tokens, language);
            }
        }

        while (scanner.Read(tokens.Count == 0, out var token))
        {
            if (token.Is(';') && shape.IsComplete)
            {
                if (language == SqlLanguage.PostgreSql && CopyStatement.IsFed(tokens))
                {
                    scanner.SkipCopyData();
                }

                End();
                continue;
            }

            tokens.Add(token);
            shape.Follow();
            if (tokens.Count == 1 && token.Kind == SqlTokenKind.Command)
            {
                End();
            }
        }

        End();
        return statements;
    }
}
