namespace GenMigrate;

/// <summary>How databases compare stored names: PostgreSQL by each character, SQLite without regard to case.</summary>
internal sealed class SqlNames : IEqualityComparer<ObjectName>
{
    private readonly StringComparer _comparer;

    private SqlNames(StringComparer comparer) => _comparer = comparer;

    public static SqlNames PostgreSql { get; } = new(StringComparer.Ordinal);

    public static SqlNames Sqlite { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static SqlNames Of(SqlLanguage language) => language == SqlLanguage.Sqlite ? Sqlite : PostgreSql;

    public static bool AreEqual(string? left, string? right, SqlLanguage language) =>
        string.Equals(left, right, language == SqlLanguage.Sqlite ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    public bool Equals(ObjectName? left, ObjectName? right) =>
        _comparer.Equals(left?.Schema, right?.Schema) && _comparer.Equals(left?.Name, right?.Name);

    public int GetHashCode(ObjectName name) => _comparer.GetHashCode(name.Name);
}
