namespace GenMigrate;

/// <summary>One version whose history was corrected.</summary>
/// <param name="Version">The version.</param>
/// <param name="Name">Its name.</param>
internal sealed record CorrectionItem(long Version, string Name);
