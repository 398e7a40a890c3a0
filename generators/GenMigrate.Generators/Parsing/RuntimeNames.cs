namespace GenMigrate.Generators;

/// <summary>The names of the runtime's that a migration is usually written with.</summary>
[Flags]
internal enum RuntimeNames
{
    None = 0,
    Migration = 1,
    Seed = 2,
    Irreversible = 4,
    SqlMigration = 8,
    MongoMigration = 16,
    TransactionMode = 32,
    ForeignKeyMode = 64,
}
