namespace GenMigrate;

/// <summary>The history as a session believes it to be: what it read, and what it has committed since.</summary>
internal sealed class KnownHistory
{
    private readonly Dictionary<MigrationKind, Dictionary<long, HistoryRow>> _rows = [];
    private readonly List<HistoryRow> _uncommitted = [];

    /// <summary>The rows of a kind have been read.</summary>
    /// <returns>
    /// Whether all that is known is of this moment. What was read of another kind before may have changed between the two.
    /// </returns>
    public bool Read(MigrationKind kind, IReadOnlyList<HistoryRow> rows)
    {
        _rows[kind] = rows.ToDictionary(row => row.Version);
        return _rows.Count == 1;
    }

    public void Write(HistoryRow row) => _uncommitted.Add(row);

    public void Commit()
    {
        foreach (var row in _uncommitted)
        {
            if (_rows.TryGetValue(row.Kind, out var rows))
            {
                rows[row.Version] = row;
            }
        }

        _uncommitted.Clear();
    }

    public void Rollback() => _uncommitted.Clear();

    /// <summary>Whether the database still says the same of every kind that was read.</summary>
    public bool All(Func<MigrationKind, IReadOnlyList<HistoryRow>> read) => _rows.All(kind =>
    {
        var rows = read(kind.Key);
        return rows.Count == kind.Value.Count && rows.All(row => kind.Value.TryGetValue(row.Version, out var known) && known == row);
    });
}
