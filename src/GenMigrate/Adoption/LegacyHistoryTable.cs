namespace GenMigrate;

/// <summary>
/// Another tool's table. Case and underscores in the names of columns do not matter: <c>applied_at</c> is
/// <c>appliedAt</c> and <c>_id</c> is <c>id</c>, as tools spell them differently from database to database. Pure.
/// </summary>
internal sealed class LegacyHistoryTable
{
    /// <summary>What MongoDB calls the id of a document; a field <c>id</c> comes before it.</summary>
    public const string IdOfDocument = "_id";

    private readonly Dictionary<string, string> _columns = [];

    public LegacyHistoryTable(string name, IReadOnlyList<LegacyHistoryRow> rows)
    {
        Name = name;
        Rows = [.. rows.Select(row => new LegacyHistoryRecord(row))];
        foreach (var column in rows.SelectMany(row => row.Values.Keys).OrderBy(column => column == IdOfDocument))
        {
            _columns.TryAdd(Plain(column), column);
        }
    }

    public string Name { get; }

    public IReadOnlyList<LegacyHistoryRecord> Rows { get; }

    /// <summary>A column's name as comparisons use it.</summary>
    public static string Plain(string column) => column.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    public bool Has(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (!_columns.ContainsKey(Plain(column)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether these are its columns, all of them; a document's own <c>_id</c> does not count.</summary>
    public bool HasOnly(params ReadOnlySpan<string> columns) => Has(columns) && _columns.Count - (_columns.ContainsValue(IdOfDocument) ? 1 : 0) == columns.Length;

    /// <exception cref="MigrationException">Two columns of a row are called alike, so that it is not clear which one counts.</exception>
    public static void RefuseColumnsCalledAlike(string name, IReadOnlyList<LegacyHistoryRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Values.Keys.Where(column => column != IdOfDocument).GroupBy(Plain).FirstOrDefault(columns => columns.Count() > 1) is { } alike)
            {
                throw new MigrationException($"'{name}' has two columns called alike, {string.Join(" and ", alike.Select(column => $"'{column}'"))}, so it is not clear which one counts. Adopt a view over it that has only one of them.");
            }
        }
    }

    /// <summary>The name of a column as the table spells it.</summary>
    public string Spelled(string column) => _columns.GetValueOrDefault(Plain(column), column);
}
