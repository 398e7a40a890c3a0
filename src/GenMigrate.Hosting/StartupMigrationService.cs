using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenMigrate;

/// <summary>Migrates before anything else of the host starts. One for all databases, so that they keep their order.</summary>
internal sealed class StartupMigrationService(
    IEnumerable<StartupMigration> migrations,
    IServiceScopeFactory scopes,
    StartupStop stop,
    IHostApplicationLifetime? lifetime,
    ILoggerFactory? loggers)
    : IHostedLifecycleService
{
    private static readonly TimeSpan PatienceWithStatus = TimeSpan.FromSeconds(3);

    private readonly ILogger _logger = loggers?.CreateLogger("GenMigrate.Hosting") ?? NullLogger.Instance;
    private bool _isDone;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (DesignTimeTool.Current is { } tool)
        {
            MigrationLog.DesignTime(_logger, tool);
        }
        else if (!await TryMigrateAsync(cancellationToken).ConfigureAwait(false))
        {
            // The host goes on without this call, to its end.
            stop.Signal();
            await Task.Delay(Timeout.Infinite, CancellationToken.None).ConfigureAwait(false);
        }

        _isDone = true;
    }

    // Hosts that know nothing of StartingAsync, such as IWebHost, begin here.
    public Task StartAsync(CancellationToken cancellationToken) => _isDone ? Task.CompletedTask : StartingAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // False: the host is stopped, and waits to be told.
    private async Task<bool> TryMigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var migration in migrations)
            {
                await MigrateAsync(migration, cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
        catch (OperationCanceledException) when (stop.IsAwaited && lifetime is { ApplicationStopping.IsCancellationRequested: true })
        {
            return false;
        }
    }

    private async Task MigrateAsync(StartupMigration migration, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            // What is wrong with the registration itself is no matter of policy.
            var database = Describe(scope.ServiceProvider.GetRegistered<IMigrationDatabase>(migration.Key), migration.Key);
            var runner = scope.ServiceProvider.GetRegistered<MigrationRunner>(migration.Key);
            var clock = scope.ServiceProvider.GetRegistered<GenMigrateOptions>(migration.Key).Runner.Clock;
            try
            {
                var report = await MigrateAsync(runner, migration.Options.Timeout, clock, cancellationToken).ConfigureAwait(false);
                MigrationLog.StartupDone(_logger, report.Results.Count == 0 ? LogLevel.Debug : LogLevel.Information, database, report.Results.Count);
            }
            catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
            {
                migration.Failure = exception;
                if (migration.Options.OnFailure == StartupFailurePolicy.StopHost)
                {
                    MigrationLog.StartupFailed(_logger, database, exception.Message);
                    throw;
                }

                MigrationLog.StartupFailedContinuing(_logger, database, exception.Message);
            }
            catch (OperationCanceledException)
            {
                MigrationLog.StartupStopped(_logger, database, await DescribeProgressAsync(runner).ConfigureAwait(false));
                throw;
            }
        }
    }

    private static async Task<MigrationReport> MigrateAsync(MigrationRunner runner, TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return await runner.MigrateAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MigrationException($"The migrations were not done within MigrateOnStartupOptions.Timeout ({timeout}), waiting for other runners included. What is done stays done, what was at work was broken off, and the next start goes on. Look at `status`; allow more time, or run long migrations by hand before the application is started.", exception);
        }
    }

    private static async Task<string> DescribeProgressAsync(MigrationRunner runner)
    {
        const string Next = "The next start goes on";
        try
        {
            using var timer = new CancellationTokenSource(PatienceWithStatus);
            var status = await runner.GetStatusAsync(timer.Token).ConfigureAwait(false);
            return status.Entries.FirstOrDefault(entry => !MigrationHealthCheck.IsApplied(entry)) is { } next
                ? $"{status.PendingCount} of its migrations are pending. {Next} with version {next.Version} '{next.Name}'."
                : "All of its migrations are applied.";
        }
        catch (Exception exception) when (exception is MigrationException or OperationCanceledException)
        {
            return $"{Next} where this one stopped.";
        }
    }

    private static string Describe(IMigrationDatabase database, string? key) =>
        $"{database.ProviderName}{(database.DatabaseName is { } name ? $" '{name}'" : "")}{(key is null ? "" : $" ({key})")}";
}
