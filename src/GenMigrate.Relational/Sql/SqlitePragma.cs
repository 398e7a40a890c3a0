namespace GenMigrate;

/// <summary><c>PRAGMA [schema.]name [= value | (value)]</c>.</summary>
internal sealed class SqlitePragma
{
    private readonly string _name;

    private SqlitePragma(string name, bool hasValue)
    {
        _name = name;
        HasValue = hasValue;
    }

    /// <summary>Whether it sets something; without a value most pragmas only ask.</summary>
    public bool HasValue { get; }

    public static SqlitePragma? Read(SqlReader reader) => reader.Take("PRAGMA") && reader.TakeName() is { } name
        ? new SqlitePragma(name.NameIn(SqlLanguage.Sqlite), reader.Take('=') || reader.Take('('))
        : null;

    /// <param name="name">The name in upper case.</param>
    public bool Is(string name) => string.Equals(_name, name, StringComparison.OrdinalIgnoreCase);
}
