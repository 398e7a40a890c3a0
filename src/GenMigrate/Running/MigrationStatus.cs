namespace GenMigrate;

/// <summary>What the program and the database know together, at one moment.</summary>
/// <param name="Entries">In ascending order of version.</param>
/// <param name="PendingCount">How many versions of the program are not, or not completely, applied.</param>
public sealed record MigrationStatus(IReadOnlyList<MigrationStatusEntry> Entries, int PendingCount);
