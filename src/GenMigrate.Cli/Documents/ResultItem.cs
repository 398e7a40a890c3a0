namespace GenMigrate;

/// <summary>One migration that was applied or rolled back.</summary>
/// <param name="Version">The version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Direction"><c>up</c> or <c>down</c>.</param>
/// <param name="DurationMs">How long it took, in milliseconds, the commit included.</param>
internal sealed record ResultItem(long Version, string Name, string Direction, long? DurationMs)
{
    public override string ToString() =>
        $"{(Direction == "up" ? "Applied" : "Rolled back")} {Version} {SafeText.Line(Name)} in {Words.Duration(DurationMs)}";
}
