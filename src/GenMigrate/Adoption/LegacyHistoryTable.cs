namespace GenMigrate;

/// <summary>
/// Another tool's table. Case and underscores in the names of columns do not matter: <c>applied_at</c> is
/// <c>appliedAt</c> and <c>_id</c> is <c>id</c>, as tools spell them differently from database to database. Pure.
/// </summary>
internal sealed class LegacyHistoryTable
{
    private readonly Dictionary<string, string> _columns = [];

    public LegacyHistoryTable(string name, IReadOnlyList<LegacyHistoryRow> rows)
    {
        Name = name;
        Rows = [.. rows.Select(row => new LegacyHistoryRecord(row))];
        foreach (var column in rows.SelectMany(row => row.Values.Keys))
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
    public bool HasOnly(params ReadOnlySpan<string> columns) => Has(columns) && _columns.Count - (_columns.ContainsValue("_id") ? 1 : 0) == columns.Length;

    /// <summary>The name of a column as the table spells it.</summary>
    public string Spelled(string column) => _columns.GetValueOrDefault(Plain(column), column);
}
