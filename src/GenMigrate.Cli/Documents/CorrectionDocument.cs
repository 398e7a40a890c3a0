using System.Text.Json.Serialization;

namespace GenMigrate;

/// <summary>The answer of <c>repair</c> and <c>baseline</c>.</summary>
/// <param name="Registry">The registry's name; null for the default one.</param>
/// <param name="Action"><c>accept_change</c>, <c>applied</c>, <c>rolled_back</c>, <c>forget</c> or <c>baseline</c>.</param>
/// <param name="Results">The versions whose history was corrected; empty when it said so already.</param>
internal sealed record CorrectionDocument(string? Registry, string Action, IReadOnlyList<CorrectionItem> Results) : CommandDocument
{
    /// <summary>What is said in text where no version was corrected.</summary>
    [JsonIgnore]
    public string WhenEmpty { get; init; } = "Nothing to do: the history says so already.";

    public static CorrectionDocument Of(MigrationRegistry registry, string action, MigrationReport report) =>
        new(registry.Name, action, [.. report.Results.Select(result => new CorrectionItem(result.Version, result.Name))]);

    /// <summary>A line per version.</summary>
    public override void WriteText(TextWriter writer)
    {
        foreach (var item in Results)
        {
            writer.Write($"{Done()}: {item.Version} {SafeText.Line(item.Name)}\n");
        }

        if (Results.Count == 0)
        {
            writer.Write(WhenEmpty + "\n");
        }
    }

    private string Done() => Action switch
    {
        "accept_change" => "Change accepted",
        "forget" => "Forgotten",
        "rolled_back" => "Marked as rolled back",
        _ => "Marked as applied",
    };
}
