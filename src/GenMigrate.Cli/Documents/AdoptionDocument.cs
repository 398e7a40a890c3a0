using System.Globalization;

namespace GenMigrate;

/// <summary>The answer of <c>baseline --adopt</c>.</summary>
/// <param name="Registry">The registry's name; null for the default one.</param>
/// <param name="Table">The other tool's table or collection.</param>
/// <param name="Column">Its columns that say which migration a row is about, separated by commas; null where it has no rows.</param>
/// <param name="Adopted">How many versions were declared as applied, or would be.</param>
/// <param name="Rows">What became of each of its rows, in ascending order of version; those without one last.</param>
internal sealed record AdoptionDocument(string? Registry, string Table, string? Column, int Adopted, IReadOnlyList<AdoptionItem> Rows) : CommandDocument
{
    private const int TimeWidth = 20;

    /// <summary>The tool that made the table; null where it is none of those that are known.</summary>
    public string? Tool { get; init; }

    /// <summary>Whether nothing was written because that was asked for.</summary>
    public bool DryRun { get; init; }

    /// <summary>Why nothing can be adopted.</summary>
    public IReadOnlyList<ProblemItem> Problems { get; init; } = [];

    public static AdoptionDocument Of(MigrationRegistry registry, MigrationAdoption adoption, bool dryRun) =>
        new(registry.Name, adoption.Table, adoption.Column, adoption.Adopted.Count(), [.. adoption.Entries.Select(AdoptionItem.Of)])
        {
            Tool = adoption.Tool,
            DryRun = dryRun,
            Problems = ProblemItem.Of(adoption.Problems),
        };

    /// <summary>What the rows were read by, in words.</summary>
    public static string Source(MigrationAdoption adoption) =>
        $"'{adoption.Table}'{(adoption.Tool is null ? "" : $" of {adoption.Tool}")}{(adoption.Column is null ? "" : $", by {adoption.Column}")}";

    /// <summary>A line per row in columns, what stands in the way, and a summary.</summary>
    public override void WriteText(TextWriter writer)
    {
        WriteRows(writer);
        foreach (var problem in Problems)
        {
            writer.Write(SafeText.Line(problem.Message) + "\n");
        }

        var others = Rows.Where(item => item.Outcome != Words.Of(AdoptionOutcome.Adopted))
            .GroupBy(item => item.Outcome)
            .Select(group => $"{group.Count()} {Words.Spoken(group.Key)}");
        var adopted = $"{Adopted} {(DryRun ? "to adopt" : "adopted")}";
        var source = $"{Table}{(Tool is null ? "" : $" ({Tool})")}{(Column is null ? "" : $", by {Column}")}";
        writer.Write(SafeText.Line($"{string.Join(", ", others.Prepend(adopted))} from {source}{Ending()}") + "\n");
    }

    /// <summary>A line per row in columns.</summary>
    public void WriteRows(TextWriter writer)
    {
        var outcomeWidth = Rows.Select(item => item.Outcome.Length).DefaultIfEmpty().Max();
        var versionWidth = Rows.Select(item => Version(item).Length).DefaultIfEmpty().Max();
        foreach (var item in Rows)
        {
            var name = $"{SafeText.Line(item.Name ?? "-")} <- {SafeText.Line(item.Row)} ({SafeText.Line(item.Note ?? item.Reason)})";
            var (outcome, version) = (Words.Spoken(item.Outcome).PadRight(outcomeWidth), Version(item).PadLeft(versionWidth));
            writer.Write($"{outcome}  {version}  {Words.Time(item.AppliedAt),-TimeWidth}  {name}\n");
        }
    }

    private string Ending() => Problems.Count > 0 ? $"; {Problems.Count} wrong: nothing would be written" : DryRun ? "; nothing was written" : "";

    private static string Version(AdoptionItem item) => item.Version?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
