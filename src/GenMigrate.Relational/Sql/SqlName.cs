namespace GenMigrate;

/// <summary>The name of a table, index or type: as written, and as the database stores it.</summary>
internal sealed class SqlName
{
    private readonly SqlToken? _schema;
    private readonly SqlToken _name;

    public SqlName(SqlToken? schema, SqlToken name)
    {
        _schema = schema;
        _name = name;
    }

    /// <summary>The schema as written, with its quotes; null where none is written.</summary>
    public string? Schema => _schema?.Text;

    /// <summary>The name as written, with its quotes.</summary>
    public string Name => _name.Text;

    /// <summary>The schema as <paramref name="language"/> stores it.</summary>
    public string? SchemaIn(SqlLanguage language) => _schema is { } schema ? Stored(schema, language) : null;

    /// <summary>The name as <paramref name="language"/> stores it: without quotes; PostgreSQL makes words lower-case.</summary>
    public string NameIn(SqlLanguage language) => Stored(_name, language);

    /// <summary>Schema and name as written.</summary>
    public override string ToString() => _schema is null ? Name : $"{Schema}.{Name}";

    private static string Stored(SqlToken token, SqlLanguage language)
    {
        if (language == SqlLanguage.Sqlite || token.Kind != SqlTokenKind.Word)
        {
            return token.Value;
        }

        var letters = token.Value.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = letters[i] is >= 'A' and <= 'Z' ? (char)(letters[i] + 32) : letters[i];
        }

        return new string(letters);
    }
}
