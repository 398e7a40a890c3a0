using System.Globalization;

namespace GenMigrate;

/// <summary>
/// The rows of an older tool's table, read by the names that home-made systems give their columns. Case and underscores
/// do not matter: <c>applied_at</c> is <c>appliedAt</c>. Pure.
/// </summary>
internal sealed class OlderTable
{
    /// <summary>The note of an attempt that failed.</summary>
    public const string Failed = "it failed";

    private static readonly string[] VersionColumns = ["version", "name", "filename", "migration_name", "id"];
    private static readonly string[] NameColumns = ["migration_name", "filename", "name", "version", "id"];
    private static readonly string[] TimeColumns = ["applied_at", "executed_at", "run_at", "installed_on", "migrated_at", "created_at"];
    private readonly IReadOnlyList<OlderRow> _rows;

    /// <exception cref="MigrationException">The table has rows, and none of them gives a version.</exception>
    public OlderTable(string name, IReadOnlyList<OlderRow> rows)
    {
        _rows = rows;
        Column = VersionColumns.FirstOrDefault(column => rows.Any(row => VersionIn(row, column) is not null));
        if (Column is null && rows.Count > 0)
        {
            throw new MigrationException($"'{name}' has {rows.Count} rows, and none of them gives a version: neither as 'version' nor by the digits that its 'name', 'filename', 'migration_name' or 'id' begins with. Check that it is the table in which the older tool kept what it had applied; otherwise declare the versions with `baseline VERSION`.");
        }
    }

    /// <summary>The first of the columns that gives at least one version; null where there are no rows.</summary>
    /// <remarks>One for all rows: a number from another column would be a number of another kind.</remarks>
    public string? Column { get; }

    /// <summary>The rows as entries, whatever registry and history say: adopted, not applied, or not understood.</summary>
    public IEnumerable<AdoptionEntry> Read() => _rows.Select(row =>
    {
        var version = VersionIn(row, Column!);
        var (outcome, note) = version is null ? (AdoptionOutcome.NotUnderstood, $"no version in '{Column}'") : Judge(row);
        return new AdoptionEntry(NameOf(row), outcome, version, null, TimeOf(row), note);
    });

    private static (AdoptionOutcome Outcome, string? Note) Judge(OlderRow row)
    {
        if (TryGet(row, "success", out var success))
        {
            switch (OlderValues.Flag(success))
            {
                case null:
                    return (AdoptionOutcome.NotUnderstood, "'success' is neither true nor false");
                case false:
                    return (AdoptionOutcome.NotApplied, Failed);
            }
        }

        if (TryGet(row, "rolled_back", out var rolledBack) && rolledBack is not null)
        {
            switch (OlderValues.Flag(rolledBack))
            {
                case null:
                    return (AdoptionOutcome.NotUnderstood, "'rolled_back' is neither true nor false");
                case true:
                    return (AdoptionOutcome.NotApplied, "it was rolled back");
            }
        }

        return (AdoptionOutcome.Adopted, null);
    }

    // 0 is "before the first": not a version that a migration can have.
    private static long? VersionIn(OlderRow row, string column) => TryGet(row, column, out var value) && OlderValues.Version(value) is { } version and > 0 ? version : null;

    private static DateTimeOffset? TimeOf(OlderRow row) => TimeColumns
        .Select(column => TryGet(row, column, out var value) ? OlderValues.Time(value) : null)
        .FirstOrDefault(time => time is not null);

    private static string NameOf(OlderRow row) => NameColumns
        .Select(column => TryGet(row, column, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null)
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";

    private static bool TryGet(OlderRow row, string column, out object? value)
    {
        foreach (var (name, found) in row.Values)
        {
            if (Plain(name).Equals(Plain(column), StringComparison.OrdinalIgnoreCase))
            {
                value = found;
                return true;
            }
        }

        value = null;
        return false;
    }

    private static string Plain(string column) => column.Replace("_", "", StringComparison.Ordinal);
}
