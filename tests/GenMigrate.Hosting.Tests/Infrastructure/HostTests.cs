using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenMigrate.Hosting.Tests;

/// <summary>Tests with a database file and hosts that tell a log everything.</summary>
public abstract class HostTests : IDisposable
{
    protected SqliteFile File { get; } = new();

    protected LogRecorder Log { get; } = new();

    public void Dispose()
    {
        File.Dispose();
        Log.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A host of what <paramref name="configure"/> registers.</summary>
    protected IHost Host(Action<IServiceCollection> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        configure(builder.Services);
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }));
        return builder.Build();
    }

    /// <summary>What the health checks of a host say.</summary>
    protected static Task<HealthReport> HealthAsync(IHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
    }

    /// <summary>Migrates as a program of its own would.</summary>
    protected async Task MigrateAsync(MigrationRegistry registry, Action<MigrationRunnerOptions>? configure = null)
    {
        var options = new MigrationRunnerOptions();
        configure?.Invoke(options);
        await using var database = new SqliteMigrationDatabase(File.ConnectionString);
        await new MigrationRunner(registry, database, options).MigrateAsync();
    }
}
