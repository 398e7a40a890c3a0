namespace GenMigrate.Generators;

/// <summary>The runtime's <c>MigrationFlags</c>, which code inside the compiler cannot reference. A test compares the two.</summary>
[Flags]
internal enum MigrationFlags
{
    None = 0,
    HasDown = 1,
    Irreversible = 2,
    NoTransaction = 4,
    CheckForeignKeysAtCommit = 8,
    OutOfOrder = 16,
    RunOnChange = 32,
}
