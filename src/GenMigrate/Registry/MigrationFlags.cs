using System.ComponentModel;

namespace GenMigrate;

/// <summary>What generated code says of a migration in one byte.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1028:Enum storage should be Int32", Justification = "One byte per migration in the static data of generated code.")]
public enum MigrationFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>There is a Down.</summary>
    HasDown = 1,

    /// <summary>There is no way back, on purpose.</summary>
    Irreversible = 2,

    /// <summary><see cref="TransactionMode.None"/>.</summary>
    NoTransaction = 4,

    /// <summary><see cref="ForeignKeyMode.CheckAtCommit"/>.</summary>
    CheckForeignKeysAtCommit = 8,

    /// <summary>May run below the highest applied version.</summary>
    OutOfOrder = 16,

    /// <summary>A seed that runs again when its content changed.</summary>
    RunOnChange = 32,
}
