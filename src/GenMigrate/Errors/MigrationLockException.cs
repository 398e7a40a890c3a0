namespace GenMigrate;

/// <summary>The migration lock, or the database's write lock, could not be had in time, or was lost. Nothing that was not committed remains.</summary>
public sealed class MigrationLockException(string message, string? holder = null, Exception? innerException = null) : MigrationException(message, innerException)
{
    /// <summary>Who holds the lock, as far as it is known: machine, process and program.</summary>
    public string? Holder { get; } = holder;
}
