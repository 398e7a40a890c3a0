using System.Text.Json.Serialization;

namespace GenMigrate;

/// <summary>The answer of <c>up</c>, <c>down</c>, <c>to</c>, <c>redo</c>, <c>seed</c>, <c>setup</c> and <c>reset</c>.</summary>
/// <param name="Registry">The registry's name; null for the default one.</param>
/// <param name="Version">The highest version that is applied now; null where none is.</param>
/// <param name="Results">What was done, in that order; empty when there was nothing to do.</param>
internal sealed record RunDocument(string? Registry, long? Version, IReadOnlyList<ResultItem> Results) : CommandDocument
{
    /// <summary>Whether everything in the database was dropped; for people.</summary>
    [JsonIgnore]
    public bool Dropped { get; init; }

    /// <summary>How many went which way, in words.</summary>
    public static string Count(IReadOnlyList<ResultItem> results)
    {
        var down = results.Count(result => result.Direction == Words.Of(MigrationDirection.Down));
        var seeded = results.Count(result => result.Direction == Words.Seed);
        string[] parts = [.. Part(down, "rolled back"), .. Part(results.Count - down - seeded, "applied"), .. Part(seeded, "seeded")];
        return string.Join(", ", parts);
    }

    /// <summary>The summary; the results themselves have been written as they happened.</summary>
    public override void WriteText(TextWriter writer) => writer.Write(
        Dropped ? "Everything was dropped: the database is empty.\n"
        : Results.Count > 0 ? Count(Results) + "\n"
        : Version is { } version ? $"Nothing to do: the database is at version {version}.\n"
        : "Nothing to do: no version is applied.\n");

    private static string[] Part(int count, string what) => count == 0 ? [] : [$"{count} {what}"];
}
