namespace GenMigrate;

/// <summary>
/// One change of a database and its reverse. Derive from the base class of a provider (<c>SqlMigration</c>,
/// <c>MongoMigration</c>), not from this one: a registry holds migrations of any database, a provider runs its own.
/// </summary>
public abstract class Migration;
