namespace GenMigrate;

/// <summary>Whose SQL a text is written in.</summary>
internal enum SqlLanguage
{
    /// <summary>As the SQLite library reads it.</summary>
    Sqlite,

    /// <summary>As the PostgreSQL server reads it, with <c>standard_conforming_strings</c> on.</summary>
    PostgreSql,
}
