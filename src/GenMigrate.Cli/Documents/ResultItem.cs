namespace GenMigrate;

/// <summary>One migration that was applied or rolled back, or one seed that ran.</summary>
/// <param name="Version">The version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Direction"><c>up</c> or <c>down</c>; <c>seed</c> where it is a seed.</param>
/// <param name="DurationMs">How long it took, in milliseconds, the commit included.</param>
internal sealed record ResultItem(long Version, string Name, string Direction, long? DurationMs)
{
    public override string ToString() =>
        $"{Direction switch { "up" => "Applied", Words.Seed => "Seeded", _ => "Rolled back" }} {Version} {SafeText.Line(Name)} in {Words.Duration(DurationMs)}";
}
