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

    /// <summary>The program's seeds, in ascending order of version.</summary>
    public IReadOnlyList<StatusItem> Seeds { get; init; } = [];

    /// <summary>Whether descriptions are shown however little room there is; for people.</summary>
    [JsonIgnore]
    public bool ShowsDescriptions { get; init; }

    /// <summary>The names of the program's other registries that have migrations; for people.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Others { get; init; } = [];

    public static StatusDocument Of(MigrationRegistry registry, MigrationStatus status) => new(
        registry.Name,
        status.PendingCount,
        status.Entries.Count(entry => Effective.Contains(entry.State)),
        [.. status.Entries.Select(StatusItem.Of)]);

    /// <summary>A line per version in columns, one per seed below, the errors of those that failed, and a summary.</summary>
    public override void WriteText(TextWriter writer)
    {
        WriteLines(writer, Migrations);
        if (Seeds.Count > 0)
        {
            writer.Write("Seeds:\n");
            WriteLines(writer, Seeds);
        }

        WriteNotes(writer);
    }

    /// <summary>What comes after the lists: errors, notes, and the summary.</summary>
    public void WriteNotes(TextWriter writer)
    {
        WriteNotes(writer, "Version", Migrations);
        WriteNotes(writer, "Seed", Seeds);
        writer.Write(Summary() + "\n");
    }

    private static void WriteNotes(TextWriter writer, string what, IReadOnlyList<StatusItem> items)
    {
        foreach (var item in items)
        {
            foreach (var text in new[] { item.Error, item.Note }.OfType<string>())
            {
                writer.Write($"{what} {item.Version} '{SafeText.Line(item.Name)}': {SafeText.Line(text)}\n");
            }
        }
    }

    private void WriteLines(TextWriter writer, IReadOnlyList<StatusItem> items)
    {
        var stateWidth = items.Select(item => item.State.Length).DefaultIfEmpty().Max();
        var versionWidth = items.Select(item => item.Version.ToString(CultureInfo.InvariantCulture).Length).DefaultIfEmpty().Max();
        var nameWidth = items.Select(item => Math.Min(item.Name.Length, WidestName)).DefaultIfEmpty().Max();
        foreach (var item in items)
        {
            var state = Words.Spoken(item.State).PadRight(stateWidth);
            var version = item.Version.ToString(CultureInfo.InvariantCulture).PadLeft(versionWidth);
            var (at, duration) = item.Application;
            writer.Write($"{state}  {version}  {SafeText.Line(item.Name).PadRight(nameWidth)}  {Words.Time(at),-TimeWidth}  ");
            writer.Write($"{Words.Duration(duration)}{Remark(item)}\n");
        }
    }

    private string Remark(StatusItem item)
    {
        var environments = item.Environments is { } some ? $"  for {SafeText.Line(string.Join(", ", some))}" : "";
        return ShowsDescriptions && item.Description is { } description ? $"{environments}  {SafeText.Line(description)}" : environments;
    }

    private string Summary()
    {
        var notable = Notable
            .Select(state => (Word: Words.Of(state), Count: Migrations.Count(item => item.State == Words.Of(state))))
            .Where(state => state.Count > 0)
            .Select(state => $"{state.Count} {Words.Spoken(state.Word)}");
        var details = string.Join(", ", notable);
        var others = Others.Count == 0 ? "" : $"; other registries: {string.Join(", ", Others.Select(SafeText.Line))}";
        return $"{Pending} pending, {Applied} applied{(details.Length == 0 ? "" : $" ({details})")}{SummaryOfSeeds()}{others}";
    }

    private string SummaryOfSeeds()
    {
        var counts = Seeds.GroupBy(seed => seed.State).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {Words.Spoken(group.Key)}");
        return Seeds.Count == 0 ? "" : $"; seeds: {string.Join(", ", counts)}";
    }
}
