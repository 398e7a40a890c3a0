namespace GenMigrate;

/// <summary>The values of one row of another tool's table, by names of columns in which case and underscores do not matter.</summary>
internal sealed class LegacyHistoryRecord
{
    private readonly Dictionary<string, object?> _values = [];

    public LegacyHistoryRecord(LegacyHistoryRow row)
    {
        foreach (var (column, value) in row.Values.OrderBy(value => value.Key == LegacyHistoryTable.IdOfDocument))
        {
            _values.TryAdd(LegacyHistoryTable.Plain(column), value);
        }
    }

    public object? this[string column] => _values.GetValueOrDefault(LegacyHistoryTable.Plain(column));

    public bool Has(string column) => _values.ContainsKey(LegacyHistoryTable.Plain(column));

    /// <summary>Whether there is a value other than blank text, zero, and a time that consists of zeros.</summary>
    public bool IsSet(string column) => this[column] switch
    {
        null or false => false,
        string text => text.Trim(' ', '0', '-', ':').Length > 0,
        var value => LegacyValue.Whole(value) != 0,
    };

    /// <summary>The value as text; null where there is none, or it is blank.</summary>
    public string? Text(string column) => LegacyValue.Text(this[column]);

    public long? Version(string column) => LegacyValue.Version(this[column]);

    public bool? Flag(string column) => LegacyValue.Flag(this[column]);

    public DateTimeOffset? Time(string column) => LegacyTime.Of(this[column]);

    public TimeSpan? Milliseconds(string column) => LegacyValue.Duration(this[column], TimeSpan.TicksPerMillisecond);

    /// <summary>The value of the first of the columns that has one of this kind.</summary>
    public T? First<T>(IEnumerable<string> columns, Func<object?, T?> read) => columns.Select(column => read(this[column])).FirstOrDefault(value => value is not null);
}
