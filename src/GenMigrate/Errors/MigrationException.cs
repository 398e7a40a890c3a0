namespace GenMigrate;

/// <summary>
/// What every error of GenMigrate derives from. Its message says what happened, to which version and step, what state
/// the database is in now, and what to do next; it never contains a connection string or a parameter's value.
/// </summary>
public class MigrationException : Exception
{
    /// <summary>Makes an error.</summary>
    public MigrationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with its cause.</summary>
    public MigrationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
