namespace GenMigrate;

/// <summary>
/// A table that none of the known tools made, read by the names that home-made systems give their columns. A number in
/// <c>id</c> is a serial key, and never a version.
/// </summary>
internal sealed class HomeMadeLayout : LegacyHistoryLayout
{
    private static readonly string[] NameColumns =
        ["migration_name", "migration_id", "script_name", "file_name", "script", "file", "migration", "seed_name", "seed", "change_id", "name", "title", "key", "description", "version", "id"];

    private static readonly string[] VersionColumns = ["version", "version_id", "version_number", "version_num", "migration_version", "number"];

    private static readonly string[] TimeOfApplication =
    [
        "applied_at", "applied_on", "applied_utc", "applied", "executed_at", "executed_on", "executed", "run_at", "run_on", "ran_at", "installed_on", "installed_at",
        "migrated_at", "migration_time", "date_executed", "date_applied", "finished_at", "completed_at",
    ];

    private static readonly string[] TimeColumns = [.. TimeOfApplication, "entry_date", "entered_date", "tstamp", "created_at", "created_on", "timestamp", "date"];

    private static readonly string[] MillisecondColumns =
        ["execution_time_ms", "execution_time", "execution_millis", "execution_duration_ms", "duration_ms", "duration", "elapsed_ms", "elapsed_time", "elapsed", "time_taken_ms", "took_ms"];

    private static readonly string[] SecondColumns = ["execution_time_seconds", "duration_seconds", "elapsed_seconds", "time_taken_seconds"];
    private static readonly string[] WhoColumns = ["applied_by", "executed_by", "installed_by", "entered_by", "run_by", "created_by"];
    private static readonly string[] ChecksumColumns = ["checksum", "hash", "md5sum", "text_hash", "file_hash", "content_hash", "md5", "sha256"];
    private readonly string? _name;
    private readonly string? _version;

    /// <exception cref="MigrationException">The table has rows, and none of them gives a name or a version.</exception>
    public HomeMadeLayout(LegacyHistoryTable table)
    {
        _name = NameColumns.FirstOrDefault(column => table.Rows.Any(row => NameIn(row, column) is not null));
        _version = VersionColumns.FirstOrDefault(column => table.Rows.Any(row => row.Version(column) is not null))
            ?? NameColumns.FirstOrDefault(column => table.Rows.Any(row => NumberIn(row, column) is not null));
        if (_name is null && _version is null && table.Rows.Count > 0)
        {
            throw new MigrationException($"'{table.Name}' has {table.Rows.Count} rows, and none of them gives a name or a version: a serial number in 'id' is neither. Check that it is the table in which the older tool kept what it had applied. A view with the columns `name` and `applied_at` over it can be adopted in its place; or declare the versions with `baseline VERSION`.");
        }

        Columns = [.. new[] { _name, _version }.OfType<string>().Select(table.Spelled).Distinct()];
    }

    public override string Tool => "";

    public override IReadOnlyList<string> Tables => [];

    public override IReadOnlyList<string> Columns { get; }

    public override bool Fits(LegacyHistoryTable table) => true;

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table)
    {
        var times = TimeOfApplication.Where(column => table.Has(column)).Select(table.Spelled).ToList();
        return table.Rows.Select(row => Entry(row, times));
    }

    private LegacyHistoryEntry Entry(LegacyHistoryRecord row, IReadOnlyList<string> times)
    {
        var name = _name is null ? null : NameIn(row, _name);
        var (state, note) = UnreadableName(row) is { } column
            ? (LegacyHistoryState.Unclear, $"'{column}' is no text, so its name is not known")
            : HomeMadeState.Of(row, times);
        return new LegacyHistoryEntry(name ?? (_version is null ? null : row.Text(_version)) ?? row.Text("id") ?? "")
        {
            Names = name is null ? [] : [name],
            IsNamedByDescription = _name == "description",
            Version = _version is null ? null : VersionColumns.Contains(_version) ? row.Version(_version) : NumberIn(row, _version),
            State = state,
            Note = note,
            AppliedAt = row.First(TimeColumns, LegacyTime.Of),
            Duration = row.First(MillisecondColumns, value => LegacyValue.Duration(value, TimeSpan.TicksPerMillisecond)) ?? row.First(SecondColumns, value => LegacyValue.Duration(value, TimeSpan.TicksPerSecond)),
            AppliedBy = row.First(WhoColumns, LegacyValue.Text),
            Checksum = row.First(ChecksumColumns, LegacyValue.Text),
        };
    }

    private static string? NameIn(LegacyHistoryRecord row, string column) => row[column] is string text && LegacyName.Forms(text).Count > 0 ? text.Trim() : null;

    // Bytes, a document, a type that the driver does not know: a version alone could be another migration's.
    private static string? UnreadableName(LegacyHistoryRecord row) =>
        NameColumns.Any(column => NameIn(row, column) is not null) ? null
        : NameColumns.Except(["key", "id"]).FirstOrDefault(column => IsUnreadable(row[column]));

    private static bool IsUnreadable(object? value) => value is not (null or string or decimal or Guid or DateTime or DateTimeOffset or DateOnly) && !value.GetType().IsPrimitive;

    // "001.sql" and, of an id, what no serial key looks like: "001", "20240131120000".
    private static long? NumberIn(LegacyHistoryRecord row, string column)
    {
        const int LongerThanSerialKeys = 8;
        return row[column] is string text && (column != "id" || text.Any(char.IsLetter) || text.StartsWith('0') || text.Length >= LongerThanSerialKeys)
            ? LegacyValue.Version(LegacyName.File(text))
            : null;
    }
}
