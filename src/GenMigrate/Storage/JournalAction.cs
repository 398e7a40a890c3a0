namespace GenMigrate;

/// <summary>What an attempt in the journal was. Stored in lower case.</summary>
public enum JournalAction
{
    /// <summary>A migration was applied.</summary>
    Up,

    /// <summary>A migration was rolled back.</summary>
    Down,

    /// <summary>A seed was run.</summary>
    Seed,

    /// <summary>The history was corrected by hand.</summary>
    Repair,

    /// <summary>A version was declared as applied.</summary>
    Baseline,

    /// <summary>The lock of a dead runner was taken over.</summary>
    Takeover,
}
