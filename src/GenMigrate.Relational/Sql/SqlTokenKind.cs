namespace GenMigrate;

/// <summary>What a piece of SQL is. Blanks and comments are no tokens.</summary>
internal enum SqlTokenKind
{
    /// <summary>A key word, or an identifier without quotes.</summary>
    Word,

    /// <summary>An identifier in quotes, backticks or brackets.</summary>
    QuotedIdentifier,

    /// <summary>A string or blob, of whatever form.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A place for a value: <c>$1</c>; on SQLite also <c>?</c>, <c>?1</c>, <c>:a</c>, <c>@a</c>, <c>$a</c>.</summary>
    Parameter,

    /// <summary>Any other single character.</summary>
    Punctuation,

    /// <summary>The rest of a line that is meant for <c>psql</c> or the <c>sqlite3</c> shell, not for the database.</summary>
    Command,
}
