namespace GenMigrate;

/// <summary>What stands in SQL files but is not for the database, or not for a migration.</summary>
internal static class RefusedStatements
{
    public static string? Why(SqlStatement statement, SqlLanguage language)
    {
        foreach (var token in statement.Tokens)
        {
            if (token.Kind == SqlTokenKind.Command)
            {
                return Command(token.Text.Split(' ', '\t')[0], language);
            }
        }

        if (statement.Text.Contains('\0'))
        {
            return "It holds the character U+0000, where databases stop reading. Take it out.";
        }

        return language == SqlLanguage.PostgreSql ? Copy(statement.Tokens) ?? Unlocking(statement) : null;
    }

    private static string Command(string command, SqlLanguage language)
    {
        var program = language == SqlLanguage.PostgreSql ? "psql" : "the sqlite3 shell";
        var instead = command switch
        {
            "\\i" or "\\ir" or "\\include" or "\\include_relative" or ".read" => "Put the statements of that file in its place",
            "\\c" or "\\connect" or ".open" => "A migration runs on the one database that the program has opened: take the line out",
            "\\copy" or ".import" => "Insert the rows with INSERT, or read the file in a step of code (Run)",
            _ => "Take it out, or write in SQL what it does",
        };
        return $"'{command}' is a command of {program}, not SQL, and no database understands it. {instead}.";
    }

    private static string? Copy(IReadOnlyList<SqlToken> tokens)
    {
        if (CopyStatement.IsFed(tokens))
        {
            return "COPY … FROM STDIN waits for rows from the client, and a migration's statement sends none. "
                + "Insert the rows with INSERT, or send them in a step of code (Run) with the driver's BeginTextImport.";
        }

        return CopyStatement.IsDrained(tokens)
            ? "COPY … TO STDOUT sends rows to the client, and a migration's statement takes none. Write them to a table, or read them in a step of code (Run)."
            : null;
    }

    // DISCARD: ALL includes pg_advisory_unlock_all(). A runner that has lost its lock without a sign of it looks dead.
    private static string? Unlocking(SqlStatement statement)
    {
        const string Locks = "It gives back the locks of the session, and the one that keeps other runners out is one of them. Take it out; ";
        return new SqlReader(statement).Take("DISCARD", "ALL") ? Locks + "RESET ALL and DISCARD PLANS, SEQUENCES or TEMP leave the locks alone."
            : statement.Tokens.Any(token => token.Is("PG_ADVISORY_UNLOCK_ALL")) ? Locks + "pg_advisory_unlock gives back one."
            : null;
    }
}
