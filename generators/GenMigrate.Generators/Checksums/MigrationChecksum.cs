namespace GenMigrate.Generators;

/// <summary>
/// What identifies the content of a migration: the same for every layout of it, another for every change of it. The rules
/// are promised to users and their results are stored in databases: docs/decisions/checksums.md. A change needs a new tag.
/// </summary>
/// <param name="Current">By the rules of today, <c>h2:</c>: what is written.</param>
/// <param name="Legacy">By the rules of <c>h1:</c>: what was written before, and is still compared.</param>
internal sealed record MigrationChecksum(string Current, string Legacy)
{
    public const string Tag = "h2:";
    public const string LegacyTag = "h1:";

    /// <summary>The one to compare with another checksum: by the same rules.</summary>
    public string ComparableTo(string checksum) => checksum.StartsWith(LegacyTag, StringComparison.Ordinal) ? Legacy : Current;

    /// <summary>Whether the content is what it was when it had a checksum.</summary>
    public bool Matches(string checksum) => ComparableTo(checksum) == checksum;
}
