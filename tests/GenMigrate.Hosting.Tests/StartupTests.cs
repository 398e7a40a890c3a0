using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenMigrate.Hosting.Tests;

public sealed class StartupTests : HostTests
{
    [Fact]
    public async Task Migrations_are_done_before_the_first_hosted_service_starts()
    {
        var seen = new List<string>();
        using var host = Host(services =>
        {
            services.AddSingleton<IHostedService>(new Looks(() => seen.AddRange(File.Tables())));
            services.AddGenMigrate(GeneratedMigrations.Registry, options => options.UseSqlite(File.ConnectionString)).MigrateOnStartup();
        });

        await host.StartAsync();

        Assert.Equal(["skills", "workers"], seen);
    }

    [Fact]
    public async Task No_request_is_answered_before_the_migrations_are_done()
    {
        var gate = new Gate();
        var port = FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        builder.Services.AddSingleton(gate);
        builder.Services.AddGenMigrate(GeneratedMigrations.GatedRegistry, options => options.UseSqlite(File.ConnectionString)).MigrateOnStartup();
        await using var app = builder.Build();
        app.MapGet("/", () => string.Join(' ', File.Tables()));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        var start = app.StartAsync();
        await gate.Reached;
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(new Uri("/", UriKind.Relative)));
        gate.Open();
        await start;

        Assert.Equal("gated", await client.GetStringAsync(new Uri("/", UriKind.Relative)));
    }

    [Fact]
    public async Task A_failure_stops_the_host()
    {
        var started = false;
        using var host = Host(services =>
        {
            services.AddSingleton<IHostedService>(new Looks(() => started = true));
            services.AddGenMigrate(GeneratedMigrations.BreakingRegistry, options => options.UseSqlite(File.ConnectionString)).MigrateOnStartup();
        });

        var exception = await Assert.ThrowsAsync<MigrationFailedException>(() => host.StartAsync());

        Assert.Equal("break", exception.Step);
        Assert.False(started);
        Assert.Contains("Critical: The application does not start, because SQLite 'app.db' could not be migrated: Version 1 'Breaks' failed", Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_lets_the_host_start_where_that_is_wanted_and_the_health_check_says_so()
    {
        using var host = Host(services =>
        {
            services.AddGenMigrate(GeneratedMigrations.BreakingRegistry, options => options.UseSqlite(File.ConnectionString)).MigrateOnStartup(options => options.OnFailure = StartupFailurePolicy.Continue);
            services.AddHealthChecks().AddGenMigrate();
        });

        await host.StartAsync();

        Assert.Contains("Error: The application starts although SQLite 'app.db' could not be migrated: Version 1 'Breaks' failed", Log.Text, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Unhealthy, (await HealthAsync(host)).Status);

        // Another program brings it to an end.
        File.Query("CREATE TABLE elsewhere (x TEXT)");
        await MigrateAsync(GeneratedMigrations.BreakingRegistry);
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(host)).Status);
    }

    [Fact]
    public async Task What_another_runner_does_is_waited_for_and_no_longer_than_the_timeout()
    {
        using var holder = File.Open();
        using var transaction = holder.BeginTransaction();
        using var host = Host(services =>
        {
            services.AddGenMigrate(GeneratedMigrations.Registry, options => options.UseSqlite(File.ConnectionString).Runner.LockWait = TimeSpan.FromMinutes(2))
                .MigrateOnStartup(options => (options.Timeout, options.OnFailure) = (TimeSpan.FromSeconds(1), StartupFailurePolicy.Continue));
            services.AddHealthChecks().AddGenMigrate();
        });

        await host.StartAsync();

        Assert.Contains("were not done within MigrateOnStartupOptions.Timeout (00:00:01)", Log.Text, StringComparison.Ordinal);
        transaction.Rollback();
        Assert.Empty(File.Tables());

        // Pending alone would be degraded.
        Assert.Equal(HealthStatus.Unhealthy, (await HealthAsync(host)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_that_stops_meanwhile_interrupts_the_step(bool byApplication)
    {
        var gate = new Gate();
        var started = false;
        using var stop = new CancellationTokenSource();
        using var host = Host(services =>
        {
            services.AddSingleton(gate);
            services.AddSingleton<IHostedService>(new Looks(() => started = true));
            services.AddGenMigrate(GeneratedMigrations.GatedRegistry, options => options.UseSqlite(File.ConnectionString)).MigrateOnStartup(options => options.OnFailure = StartupFailurePolicy.Continue);
        });

        var start = host.StartAsync(stop.Token);
        await gate.Reached;
        if (byApplication)
        {
            // As on SIGTERM: it ends as any stopped host does.
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            await start;
            await host.WaitForShutdownAsync();
        }
        else
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
        }

        Assert.False(started);
        Assert.Empty(File.Tables());
        Assert.Contains(
            "Warning: The host was stopped while SQLite 'app.db' was being migrated. 1 of its migrations are pending. The next start goes on with version 1 'WaitsForGate'.",
            Log.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_with_nothing_to_do_says_nothing()
    {
        await MigrateAsync(GeneratedMigrations.Registry);
        using var host = Host(services => services.AddGenMigrate(GeneratedMigrations.Registry, options => options.UseSqlite(File.ConnectionString)).MigrateOnStartup());

        await host.StartAsync();

        Assert.DoesNotContain(Log.Lines, line => line.Level >= LogLevel.Information && line.Text.Contains("is migrated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_knows_no_lifecycle_migrates_when_it_starts_the_service()
    {
        using var host = Host(services => services.AddGenMigrate(GeneratedMigrations.Registry, options => options.UseSqlite(File.ConnectionString)).MigrateOnStartup());

        await Assert.Single(host.Services.GetServices<IHostedService>()).StartAsync(CancellationToken.None);

        Assert.Equal(["skills", "workers"], File.Tables());
    }

    [Fact]
    public void Options_are_checked_at_once()
    {
        var migrations = new ServiceCollection().AddGenMigrate(GeneratedMigrations.Registry, options => options.UseSqlite("Data Source=a.db"));

        Assert.Throws<ArgumentOutOfRangeException>(() => migrations.MigrateOnStartup(options => options.Timeout = TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => migrations.MigrateOnStartup(options => options.OnFailure = (StartupFailurePolicy)7));
        migrations.MigrateOnStartup();
        Assert.Throws<InvalidOperationException>(() => migrations.MigrateOnStartup());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A service that looks around when it is started.</summary>
    private sealed class Looks(Action look) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            look();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
