using System.Globalization;

namespace GenMigrate;

/// <summary>The answer of <c>history</c>.</summary>
/// <param name="Registry">The registry's name; null for the default one.</param>
/// <param name="Entries">The newest entries of the journal, the newest last.</param>
internal sealed record JournalDocument(string? Registry, IReadOnlyList<JournalItem> Entries) : CommandDocument
{
    public static JournalDocument Of(MigrationRegistry registry, IReadOnlyList<JournalEntry> entries) =>
        new(registry.Name, [.. entries.Select(entry => JournalItem.Of(registry, entry))]);

    /// <summary>A line per entry in columns, with a second one for an error.</summary>
    public override void WriteText(TextWriter writer)
    {
        var actionWidth = Entries.Select(item => item.Action.Length).DefaultIfEmpty().Max();
        var versionWidth = Entries.Select(item => Version(item).Length).DefaultIfEmpty().Max();
        foreach (var item in Entries)
        {
            var what = $"{item.Action.PadRight(actionWidth)}  {Version(item).PadLeft(versionWidth)}  {item.Outcome,-6}";
            var changed = item.Changed is { } count ? string.Create(CultureInfo.InvariantCulture, $" ({count:N0} changed)") : "";
            var name = SafeText.Line(item.Name ?? "-") + changed;
            writer.Write($"{Words.Time(item.At)}  {what}  {Words.Duration(item.DurationMs)}  {name}  {SafeText.Line(item.DoneBy)}\n");
            if (item.Error is { } error)
            {
                writer.Write($"    {SafeText.Line(error)}\n");
            }
        }

        if (Entries.Count == 0)
        {
            writer.Write("Nothing was done yet.\n");
        }
    }

    /// <summary>The errors, a line each with the time that leads to their entry.</summary>
    public void WriteErrors(TextWriter writer)
    {
        foreach (var item in Entries.Where(item => item.Error is not null))
        {
            writer.Write($"{Words.Time(item.At)} version {Version(item)}: {SafeText.Line(item.Error!)}\n");
        }
    }

    private static string Version(JournalItem item) => item.Version?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
