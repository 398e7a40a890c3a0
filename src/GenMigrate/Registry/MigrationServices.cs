using System.ComponentModel;

namespace GenMigrate;

/// <summary>Resolves the constructor arguments of migrations; called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MigrationServices
{
    /// <summary>The service <typeparamref name="T"/>.</summary>
    /// <param name="services">What the runner was given as <c>Services</c>.</param>
    /// <param name="migration">The migration that asks, for the error.</param>
    /// <exception cref="MigrationServiceException">There are no services, or not this one.</exception>
    public static T Get<T>(IServiceProvider? services, string migration)
        where T : notnull
    {
        if (services is null)
        {
            throw new MigrationServiceException($"Migration '{migration}' takes a {typeof(T)} in its constructor, but the runner was given no services. Set MigrationRunnerOptions.Services to an IServiceProvider that has it.");
        }

        return services.GetService(typeof(T)) is T service
            ? service
            : throw new MigrationServiceException($"Migration '{migration}' takes a {typeof(T)} in its constructor, but the runner's services have none. Register it, or give the parameter a default value.");
    }

    /// <summary>The service <typeparamref name="T"/>, or the parameter's default where there is none.</summary>
    public static T GetOrDefault<T>(IServiceProvider? services, T defaultValue) => services?.GetService(typeof(T)) is T service ? service : defaultValue;
}
