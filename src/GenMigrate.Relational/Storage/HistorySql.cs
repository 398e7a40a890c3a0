using System.Data.Common;
using System.Globalization;

namespace GenMigrate;

/// <summary>The SQL of history and journal: texts, parameters, and rows read. Executes nothing.</summary>
internal sealed class HistorySql(SqlDialect dialect, MigrationSettings settings)
{
    /// <summary>How many rows each step changed: the last column of the journal.</summary>
    public const string Affected = "affected";

    private const string JournalColumns = "at, registry, kind, version, action, outcome, duration_ms, error_message, done_by";
    private const string Columns = "registry, kind, version, name, description, checksum, state, direction, steps_done, step_hashes, applied_at, execution_time_ms, success, error_message, rolled_back, rolled_back_at, applied_by, token";
    private readonly Dictionary<MigrationKind, string> _upserts = [];
    private string? _insertJournal;

    /// <summary>Whether the journal has the column <c>affected</c>, which older versions made it without.</summary>
    public bool KeepsAffected
    {
        get;
        set
        {
            field = value;
            _insertJournal = null;
        }
    } = true;

    /// <summary>Adds the column to such a journal.</summary>
    public string AddAffected => $"ALTER TABLE {Journal} ADD COLUMN {Affected} {dialect.Types.Text}";

    /// <summary>The tables of history and journal, each made only where it is missing.</summary>
    public IEnumerable<string> CreateTables()
    {
        var (text, integer, timestamp, boolean) = dialect.Types;
        foreach (var history in new HashSet<string>(StringComparer.Ordinal) { settings.HistoryName, settings.SeedHistoryName })
        {
            yield return $"""
                CREATE TABLE IF NOT EXISTS {dialect.Table(settings, history)} (
                    registry {text} NOT NULL, kind {text} NOT NULL, version {integer} NOT NULL,
                    name {text} NOT NULL, description {text}, checksum {text},
                    state {text} NOT NULL, direction {text} NOT NULL, steps_done {integer} NOT NULL, step_hashes {text},
                    applied_at {timestamp}, execution_time_ms {integer}, success {boolean} NOT NULL, error_message {text},
                    rolled_back {boolean} NOT NULL, rolled_back_at {timestamp}, applied_by {text}, token {integer} NOT NULL,
                    PRIMARY KEY (registry, kind, version)){dialect.KeyedTable}
                """;
        }

        yield return $"""
            CREATE TABLE IF NOT EXISTS {Journal} (
                id {dialect.IdentityColumn}, at {timestamp} NOT NULL,
                registry {text} NOT NULL, kind {text} NOT NULL, version {integer} NOT NULL,
                action {text} NOT NULL, outcome {text} NOT NULL, duration_ms {integer} NOT NULL,
                error_message {text}, done_by {text} NOT NULL, {Affected} {text})
            """;
    }

    public string Select(MigrationKind kind) =>
        $"SELECT version, state, checksum, name, description, direction, steps_done, step_hashes, applied_at, execution_time_ms, error_message, rolled_back_at, applied_by, token FROM {History(kind)} WHERE registry = @registry AND kind = @kind ORDER BY version";

    /// <summary>The newest entries of the journal, the newest first.</summary>
    /// <remarks>
    /// An old journal lacks the last column, and who only reads adds none: its name then means that of the outer query.
    /// </remarks>
    public string SelectJournal() => $"""
        SELECT {JournalColumns}, (SELECT {Affected} FROM {Journal} same WHERE same.id = entry.id) AS {Affected}
        FROM (SELECT id, {JournalColumns}, NULL AS {Affected} FROM {Journal} WHERE registry = @registry ORDER BY id DESC LIMIT @last) entry
        ORDER BY id DESC
        """;

    public string Delete(MigrationKind kind) => $"DELETE FROM {History(kind)} WHERE registry = @registry AND kind = @kind AND version = @version{dialect.Guard(settings)}";

    public string Upsert(MigrationKind kind)
    {
        if (!_upserts.TryGetValue(kind, out var upsert))
        {
            upsert = _upserts[kind] = Upsert(kind, Value);
        }

        return upsert;
    }

    /// <summary>An upsert in which <paramref name="value"/> says what is written into a column.</summary>
    public string Upsert(MigrationKind kind, Func<string, string> value) =>
        dialect.Upsert(History(kind), Columns.Split(", "), value, keys: 3);

    public string InsertJournal() => _insertJournal ??= InsertJournal(Value);

    /// <summary>An entry of the journal in which <paramref name="value"/> says what is written into a column.</summary>
    public string InsertJournal(Func<string, string> value)
    {
        string[] columns = [.. JournalColumns.Split(", "), .. KeepsAffected ? [Affected] : Array.Empty<string>()];
        return $"INSERT INTO {Journal} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(value))})";
    }

    /// <summary>What is written into a column where nothing else is said.</summary>
    public string Value(string column) => dialect.Value(column, settings);

    public (string Name, object? Value)[] Parameters(HistoryRow row) =>
    [
        .. Key(row.Kind), ("@version", row.Version), ("@name", row.Name), ("@description", row.Description), ("@checksum", row.Checksum),
        ("@state", row.State.ToStored()), ("@direction", row.Direction.ToStored()), ("@steps_done", (long)row.StepsDone), ("@step_hashes", row.StepHashes),
        ("@applied_at", Time(row.AppliedAt)), ("@execution_time_ms", row.ExecutionTimeMs), ("@success", row.IsApplied), ("@error_message", row.ErrorMessage),
        ("@rolled_back", row.State == HistoryState.RolledBack), ("@rolled_back_at", Time(row.RolledBackAt)), ("@applied_by", row.AppliedBy), ("@token", row.Token),
    ];

    public (string Name, object? Value)[] Parameters(JournalEntry entry) =>
    [
        ("@at", dialect.ToStored(entry.At)), ("@registry", entry.Registry), ("@kind", entry.Kind.ToStored()), ("@version", entry.Version),
        ("@action", entry.Action.ToStored()), ("@outcome", entry.Outcome), ("@duration_ms", (long)entry.Duration.TotalMilliseconds),
        ("@error_message", entry.ErrorMessage), ("@done_by", entry.DoneBy),
        .. KeepsAffected ? [("@affected", Counts(entry.Affected))] : Array.Empty<(string, object?)>(),
    ];

    /// <summary>The parameters of <see cref="SelectJournal"/>.</summary>
    public (string Name, object? Value)[] JournalKey(int last) => [("@registry", settings.Registry), ("@last", (long)last)];

    /// <summary>The parameters that name the session's registry and a kind.</summary>
    public (string Name, object? Value)[] Key(MigrationKind kind) => [("@registry", settings.Registry), ("@kind", kind.ToStored())];

    /// <summary>The row that a reader of <see cref="Select"/> stands on.</summary>
    public HistoryRow Read(DbDataReader reader, MigrationKind kind)
    {
        var row = new StoredRow(reader, dialect, settings.HistoryOf(kind), version: 0);
        return new HistoryRow
        {
            Registry = settings.Registry,
            Kind = kind,
            Version = row.Version,
            State = row.Word(1, HistoryStates.ParseState, "a known state"),
            Checksum = row.TextOrNull(2),
            Name = row.Text(3),
            Description = row.TextOrNull(4),
            Direction = row.Word(5, HistoryStates.ParseDirection, "'up' or 'down'"),
            StepsDone = row.Count(6),
            StepHashes = row.TextOrNull(7),
            AppliedAt = row.TimeOrNull(8),
            ExecutionTimeMs = row.NumberOrNull(9),
            ErrorMessage = row.TextOrNull(10),
            RolledBackAt = row.TimeOrNull(11),
            AppliedBy = row.TextOrNull(12),
            Token = row.Number(13),
        };
    }

    /// <summary>The rows of a reader of <see cref="Select"/>, each version once.</summary>
    public IReadOnlyList<HistoryRow> Checked(IReadOnlyList<HistoryRow> rows, MigrationKind kind) =>
        HistoryIntegrity.RefuseDuplicates(rows, settings.HistoryOf(kind));

    /// <summary>The entry that a reader of <see cref="SelectJournal"/> stands on.</summary>
    public JournalEntry ReadEntry(DbDataReader reader)
    {
        var row = new StoredRow(reader, dialect, settings.JournalName, version: 3);
        return new JournalEntry(
            row.Time(0),
            row.Text(1),
            row.Word(2, HistoryStates.ParseKind, "'migration' or 'seed'"),
            row.Version,
            row.Word(4, HistoryStates.ParseAction, "a known action"),
            row.Text(5) == JournalEntry.Done,
            TimeSpan.FromMilliseconds(row.Number(6)),
            row.TextOrNull(7),
            row.Text(8))
        {
            Affected = row.Counts(9),
        };
    }

    // A number for each step, and '-' for what is not known: 12,-,3.
    private static string? Counts(IReadOnlyList<long?> counts) =>
        counts.Count == 0 ? null : string.Join(',', counts.Select(count => count?.ToString(CultureInfo.InvariantCulture) ?? StoredRow.NoCount));

    private string Journal => dialect.Table(settings, settings.JournalName);

    private object? Time(DateTimeOffset? time) => time is { } value ? dialect.ToStored(value) : null;

    private string History(MigrationKind kind) => dialect.Table(settings, settings.HistoryOf(kind));
}
