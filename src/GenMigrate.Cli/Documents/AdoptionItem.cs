namespace GenMigrate;

/// <summary>What became of one row of an older tool's table.</summary>
/// <param name="Row">What the row is called by.</param>
/// <param name="Outcome">
/// <c>adopted</c>, <c>already_there</c> (the history has the version), <c>not_applied</c> (the row says so),
/// <c>unknown</c> (to the registry) or <c>not_understood</c>; in a preview also <c>ambiguous</c>.
/// </param>
/// <param name="Version">The version that it gives; null where it gives none.</param>
/// <param name="Name">That version's name in the program; null where it is unknown to it.</param>
/// <param name="AppliedAt">When it was applied, in UTC; null where the row does not say.</param>
/// <param name="Note">Why it was not adopted, where the outcome alone does not say.</param>
internal sealed record AdoptionItem(string Row, string Outcome, long? Version, string? Name, DateTime? AppliedAt, string? Note)
{
    public static AdoptionItem Of(AdoptionEntry entry) => new(entry.Row, Words.Of(entry.Outcome), entry.Version, entry.Name, entry.AppliedAt?.UtcDateTime, entry.Note);
}
