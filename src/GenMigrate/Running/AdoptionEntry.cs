namespace GenMigrate;

/// <summary>What an adoption makes of one row of an older tool's table.</summary>
/// <param name="Row">What the row is called by: its migration's name there, or its version or id.</param>
/// <param name="Outcome">What is made of it.</param>
/// <param name="Version">The version that it gives; null where it gives none.</param>
/// <param name="Name">That version's name in the registry; null where it is unknown there.</param>
/// <param name="AppliedAt">When the row says that it was applied, in UTC; null where it does not.</param>
/// <param name="Note">Why it was not adopted, where the outcome alone does not say; else null.</param>
public sealed record AdoptionEntry(string Row, AdoptionOutcome Outcome, long? Version, string? Name, DateTimeOffset? AppliedAt, string? Note);
