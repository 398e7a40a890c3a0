using System.Globalization;

namespace GenMigrate;

/// <summary>The answer of <c>baseline --adopt</c>.</summary>
/// <param name="Registry">The registry's name; null for the default one.</param>
/// <param name="Table">The older tool's table or collection.</param>
/// <param name="Column">Its column that gives the versions; null where it has no rows.</param>
/// <param name="Adopted">How many versions were declared as applied.</param>
/// <param name="Rows">What became of each of its rows, in ascending order of version; those without one last.</param>
internal sealed record AdoptionDocument(string? Registry, string Table, string? Column, int Adopted, IReadOnlyList<AdoptionItem> Rows) : CommandDocument
{
    private const int TimeWidth = 20;

    public static AdoptionDocument Of(MigrationRegistry registry, MigrationAdoption adoption) =>
        new(registry.Name, adoption.Table, adoption.Column, adoption.Adopted.Count(), [.. adoption.Entries.Select(AdoptionItem.Of)]);

    /// <summary>A line per row in columns, and a summary.</summary>
    public override void WriteText(TextWriter writer)
    {
        WriteRows(writer);
        var others = Rows.Where(item => item.Outcome != Words.Of(AdoptionOutcome.Adopted)).GroupBy(item => item.Outcome).Select(group => $"{group.Count()} {Words.Spoken(group.Key)}");
        writer.Write(string.Join(", ", others.Prepend($"{Adopted} adopted")) + $" from {SafeText.Line(Table)}\n");
    }

    /// <summary>A line per row in columns.</summary>
    public void WriteRows(TextWriter writer)
    {
        var outcomeWidth = Rows.Select(item => item.Outcome.Length).DefaultIfEmpty().Max();
        var versionWidth = Rows.Select(item => Version(item).Length).DefaultIfEmpty().Max();
        foreach (var item in Rows)
        {
            var note = item.Note is null ? "" : $" ({SafeText.Line(item.Note)})";
            writer.Write($"{Words.Spoken(item.Outcome).PadRight(outcomeWidth)}  {Version(item).PadLeft(versionWidth)}  {Words.Time(item.AppliedAt),-TimeWidth}  {SafeText.Line(item.Name ?? "-")} <- {SafeText.Line(item.Row)}{note}\n");
        }
    }

    private static string Version(AdoptionItem item) => item.Version?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
