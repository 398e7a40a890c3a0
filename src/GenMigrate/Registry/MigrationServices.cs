using System.ComponentModel;

namespace GenMigrate;

/// <summary>
/// What a migration's constructor arguments come from; asked by generated code. A type of its own, as a program that names
/// <see cref="IServiceProvider"/> in the catalog, which every start reads, loads one more assembly for it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MigrationServices
{
    internal MigrationServices(IServiceProvider? provider) => Provider = provider;

    /// <summary>What the runner was given as <c>Services</c>; null: nothing.</summary>
    public IServiceProvider? Provider { get; }

    /// <summary>The service <typeparamref name="T"/>.</summary>
    /// <param name="migration">The migration that asks, for the error.</param>
    /// <exception cref="MigrationServiceException">There are no services, or not this one.</exception>
    public T Get<T>(string migration)
        where T : notnull
    {
        if (Provider is null)
        {
            throw new MigrationServiceException($"Migration '{migration}' takes a {typeof(T)} in its constructor, but the runner was given no services. Set MigrationRunnerOptions.Services to an IServiceProvider that has it.");
        }

        return Provider.GetService(typeof(T)) is T service
            ? service
            : throw new MigrationServiceException($"Migration '{migration}' takes a {typeof(T)} in its constructor, but the runner's services have none. Register it, or give the parameter a default value.");
    }

    /// <summary>The service <typeparamref name="T"/>, or the parameter's default where there is none.</summary>
    public T GetOrDefault<T>(T defaultValue) => Provider?.GetService(typeof(T)) is T service ? service : defaultValue;
}
