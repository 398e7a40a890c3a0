using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace GenMigrate;

/// <summary>Adds a check of migrations to the health checks.</summary>
public static class GenMigrateHealthChecksBuilderExtensions
{
    /// <summary>
    /// Checks whether the database is where the program expects it. One query; takes no lock, and creates nothing in a
    /// database without a history.
    /// </summary>
    /// <remarks>
    /// <paramref name="pendingStatus"/> when migrations are pending; <paramref name="failureStatus"/> when something stands in
    /// their way (changed, missing, out of order), when one of them failed, when the start-up's migrations failed and
    /// something is still pending, and when the database cannot be read. A database that is newer than the program is
    /// healthy: during a rolling deploy that is as it should be. The data of the result are <c>applied</c> and <c>pending</c>
    /// (counts), <c>version</c> (the highest one applied) and <c>head</c> (the highest one of the program), and
    /// <c>problems</c> (their kinds and versions). No text of a driver is among them.
    /// </remarks>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name; null: <c>genmigrate</c>, with a key <c>genmigrate-{key}</c>.</param>
    /// <param name="key">The key of <c>AddKeyedGenMigrate</c>; null: the registration without one.</param>
    /// <param name="pendingStatus">What pending migrations mean. Default: degraded.</param>
    /// <param name="failureStatus">What everything else that is wrong means; null: unhealthy.</param>
    /// <param name="tags">Tags to filter checks by, such as <c>ready</c>.</param>
    /// <param name="timeout">How long the check may take; null: as long as it takes.</param>
    /// <returns>The health checks.</returns>
    public static IHealthChecksBuilder AddGenMigrate(
        this IHealthChecksBuilder builder,
        string? name = null,
        string? key = null,
        HealthStatus pendingStatus = HealthStatus.Degraded,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? (key is null ? "genmigrate" : $"genmigrate-{key}"),
            services => Create(services, key, pendingStatus),
            failureStatus,
            tags,
            timeout));
    }

    private static MigrationHealthCheck Create(IServiceProvider services, string? key, HealthStatus pendingStatus)
    {
        if ((key is null ? services.GetService<MigrationRegistry>() : services.GetKeyedService<MigrationRegistry>(key)) is not { } registry)
        {
            throw new InvalidOperationException(key is null
                ? "The health check finds no migrations. Call services.AddGenMigrate(…), or pass the key of services.AddKeyedGenMigrate(…)."
                : $"The health check finds no migrations under the key '{key}'. Call services.AddKeyedGenMigrate(\"{key}\", …).");
        }

        return new MigrationHealthCheck(
            services.GetRegistered<MigrationRunner>(key),
            registry,
            services.GetServices<StartupMigration>().FirstOrDefault(migration => migration.Key == key),
            pendingStatus,
            services.GetService<ILoggerFactory>());
    }
}
