namespace GenMigrate;

/// <summary>How the history is corrected by hand. None of them touches anything but the history.</summary>
public enum RepairAction
{
    /// <summary>An applied migration's changed code is accepted: its present checksum is stored.</summary>
    AcceptChange,

    /// <summary>The migration is applied, whatever the history says.</summary>
    MarkApplied,

    /// <summary>Nothing of the migration is in the database, whatever the history says.</summary>
    MarkRolledBack,

    /// <summary>The history's row is removed; the journal keeps what was done.</summary>
    Forget,
}
