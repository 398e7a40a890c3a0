namespace GenMigrate;

/// <summary>What happens when migrations fail while a host starts.</summary>
public enum StartupFailurePolicy
{
    /// <summary>The host does not start: starting it throws, and so the process ends with an error.</summary>
    StopHost,

    /// <summary>The application serves all the same, on the database as it is; the health check says that it is unhealthy.</summary>
    Continue,
}
