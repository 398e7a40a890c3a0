using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenMigrate;

/// <summary>Registers migrations with a container.</summary>
/// <remarks>
/// <para>
/// Registered are <see cref="MigrationRunner"/>, scoped, and <see cref="IMigrationDatabase"/>, a singleton. A runner
/// takes the constructor arguments of migrations from its own scope, so that each run has scoped services of its own;
/// to run migrations by hand, make a scope and ask it for the runner.
/// </para>
/// <para>
/// The runner writes to the container's <see cref="ILoggerFactory"/> and <see cref="IMeterFactory"/>, takes the time from
/// its <see cref="TimeProvider"/> and the environment's name from its <see cref="IHostEnvironment"/>, wherever there is
/// one and <see cref="GenMigrateOptions.Runner"/> does not say otherwise.
/// </para>
/// </remarks>
public static class GenMigrateServiceCollectionExtensions
{
    /// <summary>Registers the migrations of a program's only database.</summary>
    /// <param name="services">The services.</param>
    /// <param name="registry">What the program knows: <c>GeneratedMigrations.Registry</c>.</param>
    /// <param name="configure">Names the database: <c>options => options.UseSqlite("Data Source=app.db")</c>. Called once, when first needed.</param>
    /// <exception cref="InvalidOperationException">Called twice.</exception>
    public static GenMigrateBuilder AddGenMigrate(this IServiceCollection services, MigrationRegistry registry, Action<GenMigrateOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, null, registry, (_, options) => configure(options));
    }

    /// <summary>The same where the database is named by the container: a connection string of its configuration, a data source.</summary>
    /// <param name="services">The services.</param>
    /// <param name="registry">What the program knows: <c>GeneratedMigrations.Registry</c>.</param>
    /// <param name="configure">Names the database. Called once, when first needed, with the container's root, which has no scoped services.</param>
    /// <exception cref="InvalidOperationException">Called twice.</exception>
    public static GenMigrateBuilder AddGenMigrate(this IServiceCollection services, MigrationRegistry registry, Action<IServiceProvider, GenMigrateOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, null, registry, configure);
    }

    /// <summary>Registers the migrations of one database of several; its services have to be asked for by the key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">What the program calls the database, as in <c>[FromKeyedServices("orders")] MigrationRunner runner</c>.</param>
    /// <param name="registry">What the program knows of it: <c>GeneratedMigrations.OrdersRegistry</c>.</param>
    /// <param name="configure">Names the database. Called once, when first needed.</param>
    /// <exception cref="InvalidOperationException">The key is taken.</exception>
    public static GenMigrateBuilder AddKeyedGenMigrate(this IServiceCollection services, string key, MigrationRegistry registry, Action<GenMigrateOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, key, registry, (_, options) => configure(options));
    }

    /// <summary>The same where the database is named by the container.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">What the program calls the database.</param>
    /// <param name="registry">What the program knows of it.</param>
    /// <param name="configure">Names the database. Called once, when first needed, with the container's root.</param>
    /// <exception cref="InvalidOperationException">The key is taken.</exception>
    public static GenMigrateBuilder AddKeyedGenMigrate(this IServiceCollection services, string key, MigrationRegistry registry, Action<IServiceProvider, GenMigrateOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, key, registry, configure);
    }

    private static GenMigrateBuilder Add(IServiceCollection services, string? key, MigrationRegistry registry, Action<IServiceProvider, GenMigrateOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(registry);
        if (services.Any(service => service.ServiceType == typeof(MigrationRunner) && Equals(service.ServiceKey, key)))
        {
            throw new InvalidOperationException(key is null
                ? "AddGenMigrate was called twice. Register each further database under a key of its own: services.AddKeyedGenMigrate(\"orders\", GeneratedMigrations.OrdersRegistry, …)."
                : $"AddKeyedGenMigrate was called twice with the key '{key}'. Give each database a key of its own.");
        }

        services.Add(new ServiceDescriptor(typeof(MigrationRegistry), key, registry));
        services.Add(new ServiceDescriptor(typeof(GenMigrateOptions), key, (provider, _) => Configure(provider, configure), ServiceLifetime.Singleton));
        services.Add(new ServiceDescriptor(typeof(IMigrationDatabase), key, (provider, _) => provider.GetRegistered<GenMigrateOptions>(key).CreateDatabase(), ServiceLifetime.Singleton));
        services.Add(new ServiceDescriptor(typeof(MigrationRunner), key, (provider, _) => CreateRunner(provider, key), ServiceLifetime.Scoped));
        return new GenMigrateBuilder(services, key);
    }

    private static GenMigrateOptions Configure(IServiceProvider services, Action<IServiceProvider, GenMigrateOptions> configure)
    {
        var options = new GenMigrateOptions();
        options.Runner.LoggerFactory = services.GetService<ILoggerFactory>();
        options.Runner.MeterFactory = services.GetService<IMeterFactory>();
        options.Runner.Clock = services.GetService<TimeProvider>() ?? options.Runner.Clock;
        if (services.GetService<IHostEnvironment>()?.EnvironmentName is { Length: > 0 } environment)
        {
            options.Runner.Environment = environment;
        }

        configure(services, options);
        return options;
    }

    private static MigrationRunner CreateRunner(IServiceProvider services, string? key)
    {
        var options = services.GetRegistered<GenMigrateOptions>(key).Runner.Copy();
        options.Services ??= services;
        return new MigrationRunner(services.GetRegistered<MigrationRegistry>(key), services.GetRegistered<IMigrationDatabase>(key), options);
    }
}
