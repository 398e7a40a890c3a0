using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace GenMigrate;

/// <summary>Whether the database is where the program expects it.</summary>
internal sealed class MigrationHealthCheck(MigrationRunner runner, MigrationRegistry registry, StartupMigration? startup, HealthStatus pendingStatus, ILoggerFactory? loggers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failureStatus = context.Registration.FailureStatus;
        MigrationStatus status;
        try
        {
            status = await runner.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            // The reason is for the log. A response goes to whoever asks, so it has no text of a driver.
            if (loggers?.CreateLogger("GenMigrate.Hosting") is { } logger)
            {
                MigrationLog.HealthUnknown(logger, exception.Message);
            }

            return new HealthCheckResult(failureStatus, "The history of the migrations cannot be read; the log says why.");
        }

        // What a newer program, deployed and withdrawn, has left behind is not this one's.
        var versions = registry.Migrations.Select(migration => migration.Version).ToHashSet();
        var own = status.Entries.Where(entry => versions.Contains(entry.Version)).ToList();
        var (health, description) = Judge(status, own, failureStatus);
        return new HealthCheckResult(health, description, exception: null, Data(status, own));
    }

    private (HealthStatus Health, string Description) Judge(MigrationStatus status, List<MigrationStatusEntry> own, HealthStatus failureStatus)
    {
        if (status.Problems.Count > 0)
        {
            return (failureStatus, string.Join('\n', status.Problems.Select(problem => problem.Message)));
        }

        if (own.FirstOrDefault(entry => entry.State == MigrationState.Failed) is { } failed)
        {
            return (failureStatus, $"Version {failed.Version} '{failed.Name}' failed when it was last tried; the log and `status` say why.");
        }

        if (status.PendingCount == 0)
        {
            return (HealthStatus.Healthy, "All migrations are applied.");
        }

        var pending = $"{status.PendingCount} pending, the first of them version {own.First(IsPending).Version}.";
        return startup?.Failure is null ? (pendingStatus, pending) : (failureStatus, $"{pending} Migrating at start-up failed; the log says why.");
    }

    private static Dictionary<string, object> Data(MigrationStatus status, List<MigrationStatusEntry> own) => new()
    {
        ["applied"] = own.Count(entry => !IsPending(entry)),
        ["pending"] = status.PendingCount,
        ["version"] = own.LastOrDefault(entry => !IsPending(entry))?.Version ?? 0,
        ["head"] = own.Count == 0 ? 0 : own[^1].Version,
        ["problems"] = status.Problems.Select(problem => $"{problem.Kind} {problem.Version}").ToArray(),
    };

    internal static bool IsApplied(MigrationStatusEntry entry) => entry.State is MigrationState.Applied or MigrationState.Baseline or MigrationState.Changed;

    private static bool IsPending(MigrationStatusEntry entry) => !IsApplied(entry);
}
