namespace GenMigrate;

/// <summary>What a migration runs in.</summary>
public enum TransactionMode
{
    /// <summary>The migration and its history are one transaction.</summary>
    PerMigration,

    /// <summary>
    /// No transaction around the migration: each step commits alone, together with its progress wherever the database
    /// takes the statement in a transaction; what it refuses there is recorded before and after.
    /// </summary>
    None,
}
