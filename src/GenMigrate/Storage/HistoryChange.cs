namespace GenMigrate;

/// <summary>A change of the history by hand: a row written, or removed, and its entry in the journal.</summary>
/// <param name="Row">The row.</param>
/// <param name="Remove">Whether the row is removed instead of written.</param>
/// <param name="Entry">What the journal says of it; null where it says nothing.</param>
public sealed record HistoryChange(HistoryRow Row, bool Remove, JournalEntry? Entry);
