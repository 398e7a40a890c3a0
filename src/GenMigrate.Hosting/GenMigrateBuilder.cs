using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenMigrate;

/// <summary>One registration, and what else is to happen with it.</summary>
public sealed class GenMigrateBuilder
{
    internal GenMigrateBuilder(IServiceCollection services, string? key)
    {
        Services = services;
        Key = key;
    }

    /// <summary>The services it was made on.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Its key; null for the registration without one.</summary>
    public string? Key { get; }

    /// <summary>
    /// Applies whatever is pending before the application serves: while the host is starting, before it starts any of its
    /// services, the web server among them. Several databases are migrated one after the other, in the order of these
    /// calls. Where nothing is pending, that is one query.
    /// </summary>
    /// <remarks>
    /// Any number of replicas may start at once: one of them migrates, and the others wait for it,
    /// <see cref="MigrationRunnerOptions.LockWait"/> long. Stopping the host meanwhile interrupts the step at work, which
    /// rolls back; the host then ends without having started any other service, and starting it does not throw. Tools that
    /// run the program only to inspect it (<see cref="DesignTimeTool"/>) migrate nothing.
    /// </remarks>
    /// <param name="configure">Timeout, and what happens after a failure.</param>
    /// <returns>This registration.</returns>
    /// <exception cref="InvalidOperationException">Called twice for the same database.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option has no valid value.</exception>
    public GenMigrateBuilder MigrateOnStartup(Action<MigrateOnStartupOptions>? configure = null)
    {
        if (Services.Any(service => service.ServiceType == typeof(StartupMigration) && service.ImplementationInstance is StartupMigration other && other.Key == Key))
        {
            throw new InvalidOperationException("MigrateOnStartup was called twice for the same database. Keep one call.");
        }

        var options = new MigrateOnStartupOptions();
        configure?.Invoke(options);
        options.Validate();
        if (Services.All(service => service.ServiceType != typeof(StartupMigration)))
        {
            MigratingHost.Register(Services);
        }

        Services.AddSingleton(new StartupMigration(Key, options));
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartupMigrationService>(services => new StartupMigrationService(
            services.GetServices<StartupMigration>(),
            services.GetRequiredService<IServiceScopeFactory>(),
            services.GetRequiredService<StartupStop>(),
            services.GetService<IHostApplicationLifetime>(),
            services.GetService<ILoggerFactory>())));
        return this;
    }
}
