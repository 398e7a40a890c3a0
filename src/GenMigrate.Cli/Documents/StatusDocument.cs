using System.Globalization;
using System.Text.Json.Serialization;

namespace GenMigrate;

/// <summary>The answer of <c>status</c>.</summary>
/// <param name="Registry">The registry's name; null for the default one.</param>
/// <param name="Pending">How many versions of the program are not, or not completely, applied.</param>
/// <param name="Applied">How many versions of the program are applied.</param>
/// <param name="Migrations">Every version that the program or the database knows, in ascending order.</param>
internal sealed record StatusDocument(string? Registry, int Pending, int Applied, IReadOnlyList<StatusItem> Migrations) : CommandDocument
{
    private const int WidestName = 48;
    private const int TimeWidth = 20;
    private static readonly MigrationState[] Effective = [MigrationState.Applied, MigrationState.Baseline, MigrationState.Changed];
    private static readonly MigrationState[] Notable =
        [MigrationState.Failed, MigrationState.Running, MigrationState.Reverting, MigrationState.OutOfOrder, MigrationState.Changed, MigrationState.Missing, MigrationState.Newer];

    /// <summary>The names of the program's other registries that have migrations; for people.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Others { get; init; } = [];

    public static StatusDocument Of(MigrationRegistry registry, MigrationStatus status) => new(
        registry.Name,
        status.PendingCount,
        status.Entries.Count(entry => Effective.Contains(entry.State)),
        [.. status.Entries.Select(StatusItem.Of)]);

    /// <summary>A line per version in columns, the errors of those that failed, and a summary.</summary>
    public override void WriteText(TextWriter writer)
    {
        var stateWidth = Migrations.Select(item => item.State.Length).DefaultIfEmpty().Max();
        var versionWidth = Migrations.Select(item => item.Version.ToString(CultureInfo.InvariantCulture).Length).DefaultIfEmpty().Max();
        var nameWidth = Migrations.Select(item => Math.Min(item.Name.Length, WidestName)).DefaultIfEmpty().Max();
        foreach (var item in Migrations)
        {
            var version = item.Version.ToString(CultureInfo.InvariantCulture);
            writer.Write($"{item.State.PadRight(stateWidth)}  {version.PadLeft(versionWidth)}  {SafeText.Line(item.Name).PadRight(nameWidth)}  {Words.Time(item.AppliedAt),-TimeWidth}  {Words.Duration(item.DurationMs)}\n");
        }

        WriteNotes(writer);
    }

    /// <summary>What comes after the list: errors, and the summary.</summary>
    public void WriteNotes(TextWriter writer)
    {
        foreach (var item in Migrations.Where(item => item.Error is not null))
        {
            writer.Write($"Version {item.Version} '{SafeText.Line(item.Name)}': {SafeText.Line(item.Error!)}\n");
        }

        writer.Write(Summary() + "\n");
    }

    private string Summary()
    {
        var notable = Notable
            .Select(state => (Word: Words.Of(state), Count: Migrations.Count(item => item.State == Words.Of(state))))
            .Where(state => state.Count > 0)
            .Select(state => $"{state.Count} {state.Word}");
        var details = string.Join(", ", notable);
        var others = Others.Count == 0 ? "" : $"; other registries: {string.Join(", ", Others.Select(SafeText.Line))}";
        return $"{Pending} pending, {Applied} applied{(details.Length == 0 ? "" : $" ({details})")}{others}";
    }
}
