namespace GenMigrate;

/// <summary>What a script writes into history and journal, and what it expects to find there.</summary>
internal sealed class ScriptHistory(ScriptLanguage language, MigrationSettings settings)
{
    private const string NotMeasured = "0";
    private const string AppliedStates = "state IN ('applied', 'baseline')";
    private readonly HistorySql _sql = new(language.Dialect, settings) { KeepsAffected = false };

    public IEnumerable<string> CreateTables() => language.CreateTables(_sql.CreateTables());

    /// <summary>A condition that holds where the runner, too, would start the migration or go on with it.</summary>
    public string IsReady(PlannedMigration planned) => planned switch
    {
        { Row: { IsUnfinished: true } row } => IsAt(planned, row.State, row.StepsDone),
        { Direction: MigrationDirection.Down } => $"EXISTS ({Select(planned, AppliedStates)})",
        _ => $"NOT EXISTS ({Select(planned, "state <> 'rolled_back' AND (state <> 'failed' OR direction = 'down' OR step_hashes <> '')")})",
    };

    /// <summary>A condition that holds where the runner, too, would find the migration applied and unchanged.</summary>
    public string IsApplied(PlannedMigration planned) =>
        $"EXISTS ({Select(planned, $"{AppliedStates} AND (checksum IS NULL OR checksum IN ({Checksums(planned.Migration)}))")})";

    /// <summary>A condition that holds while the script alone has brought the migration to where it is.</summary>
    public string IsAt(PlannedMigration planned, HistoryState state, int stepsDone) =>
        $"EXISTS ({Select(planned, $"state = {language.Dialect.Literal(state.ToStored())} AND steps_done = {stepsDone}")})";

    public string Upsert(PlannedMigration planned, HistoryRow row)
    {
        var values = _sql.Parameters(row).ToDictionary(parameter => parameter.Name[1..], parameter => parameter.Value);
        return _sql.Upsert(row.Kind, column => column switch
        {
            "applied_at" when planned.Direction == MigrationDirection.Down => $"({Select(planned, null, column)})",
            "applied_at" or "rolled_back_at" when values[column] is not null => language.Now,
            "execution_time_ms" => values[column] is null || !IsTransactional(planned) ? "NULL" : language.Elapsed ?? "NULL",
            "applied_by" => DoneBy,
            _ => language.Dialect.Literal(values[column]),
        });
    }

    public string InsertJournal(PlannedMigration planned, JournalEntry entry)
    {
        var values = _sql.Parameters(entry).ToDictionary(parameter => parameter.Name[1..], parameter => parameter.Value);
        return _sql.InsertJournal(column => column switch
        {
            "at" => language.Now,
            "duration_ms" => IsTransactional(planned) ? language.Elapsed ?? NotMeasured : NotMeasured,
            "done_by" => DoneBy,
            _ => language.Dialect.Literal(values[column]),
        });
    }

    private string DoneBy => language.Dialect.Literal($"script of {settings.Owner.Program}");

    // A row keeps the checksum of the version that wrote it.
    private string Checksums(MigrationDescriptor migration) => migration.LegacyChecksum is { } legacy
        ? $"{language.Dialect.Literal(migration.Checksum)}, {language.Dialect.Literal(legacy)}"
        : language.Dialect.Literal(migration.Checksum);

    private static bool IsTransactional(PlannedMigration planned) => planned.Migration.Transaction == TransactionMode.PerMigration;

    private string Select(PlannedMigration planned, string? condition, string what = "1")
    {
        var migration = planned.Migration;
        var key = $"registry = {language.Dialect.Literal(settings.Registry)} AND kind = {language.Dialect.Literal(migration.Kind.ToStored())} AND version = {language.Dialect.Literal(migration.Version)}";
        return $"SELECT {what} FROM {language.Dialect.Table(settings, settings.HistoryOf(migration.Kind))} WHERE {key}{(condition is null ? "" : $" AND {condition}")}";
    }
}
