using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GenMigrate.Hosting.Tests;

public sealed class HealthCheckTests : HostTests
{
    [Fact]
    public async Task All_applied_is_healthy()
    {
        await MigrateAsync(GeneratedMigrations.Registry);

        var entry = await CheckAsync();

        Assert.Equal((HealthStatus.Healthy, "All migrations are applied."), (entry.Status, entry.Description));
        Assert.Equal([("applied", 2), ("head", 2L), ("pending", 0), ("version", 2L)], Numbers(entry));
        Assert.Empty((string[])entry.Data["problems"]);
    }

    [Theory]
    [InlineData(HealthStatus.Degraded)]
    [InlineData(HealthStatus.Unhealthy)]
    public async Task Pending_is_what_the_option_says(HealthStatus pendingStatus)
    {
        await MigrateAsync(GeneratedMigrations.Registry);
        File.Query("DELETE FROM genmigrate_history WHERE version = 2");

        var entry = await CheckAsync(pendingStatus);

        Assert.Equal((pendingStatus, "1 pending, the first of them version 2."), (entry.Status, entry.Description));
        Assert.Equal([("applied", 1), ("head", 2L), ("pending", 1), ("version", 1L)], Numbers(entry));
    }

    [Theory]
    [InlineData("UPDATE genmigrate_history SET checksum = 'h1:0' WHERE version = 1", "Changed 1")]
    [InlineData("UPDATE genmigrate_history SET version = 0 WHERE version = 1", "OutOfOrder 1", "Missing 0")]
    [InlineData("DELETE FROM genmigrate_history WHERE version = 1", "OutOfOrder 1")]
    public async Task What_would_stop_a_run_is_unhealthy(string accident, params string[] problems)
    {
        await MigrateAsync(GeneratedMigrations.Registry);
        File.Query(accident);

        var entry = await CheckAsync();

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal(problems.Order(StringComparer.Ordinal), ((string[])entry.Data["problems"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_migration_that_failed_is_unhealthy()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => MigrateAsync(GeneratedMigrations.BreakingRegistry));

        var entry = await CheckAsync(registry: GeneratedMigrations.BreakingRegistry);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("Version 1 'Breaks' failed when it was last tried", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_database_is_healthy()
    {
        await MigrateAsync(GeneratedMigrations.Registry);
        File.Query("INSERT INTO genmigrate_history SELECT registry, kind, 9, 'Later', description, checksum, 'failed', direction, 0, NULL, applied_at, execution_time_ms, success, error_message, rolled_back, rolled_back_at, applied_by, token FROM genmigrate_history WHERE version = 1");
        File.Query("INSERT INTO genmigrate_history SELECT registry, kind, 8, 'Late', description, checksum, 'applied', direction, steps_done, step_hashes, applied_at, execution_time_ms, success, error_message, rolled_back, rolled_back_at, applied_by, token FROM genmigrate_history WHERE version = 1");

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync()).Status);
    }

    [Fact]
    public async Task A_database_without_a_history_is_looked_at_and_stays_as_it_is()
    {
        var entry = await CheckAsync();

        Assert.Equal((HealthStatus.Degraded, "2 pending, the first of them version 1."), (entry.Status, entry.Description));
        Assert.False(System.IO.File.Exists(File.Path));
    }

    [Fact]
    public async Task A_check_costs_one_query()
    {
        await MigrateAsync(GeneratedMigrations.Registry);
        using var host = HostWithCheck();

        var statements = await SqliteStatements.OfAsync(File.Path, () => HealthAsync(host));

        Assert.StartsWith("SELECT", Assert.Single(statements, statement => !statement.StartsWith("PRAGMA", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_database_of_several_has_a_check_of_its_own()
    {
        using var other = new SqliteFile();
        await MigrateAsync(GeneratedMigrations.Registry);
        using var host = Host(services =>
        {
            services.AddKeyedGenMigrate("workers", GeneratedMigrations.Registry, options => options.UseSqlite(File.ConnectionString));
            services.AddKeyedGenMigrate("orders", GeneratedMigrations.OrdersRegistry, options => options.UseSqlite(other.ConnectionString));
            services.AddHealthChecks().AddGenMigrate(key: "workers", tags: ["ready"]).AddGenMigrate(name: "shop", key: "orders");
        });

        var report = await HealthAsync(host);

        Assert.Equal(["genmigrate-workers Healthy ready", "shop Degraded "], report.Entries.Select(entry => $"{entry.Key} {entry.Value.Status} {string.Join(' ', entry.Value.Tags)}"));
    }

    [Fact]
    public async Task A_check_without_a_registration_says_what_to_call()
    {
        using var host = Host(services => services.AddHealthChecks().AddGenMigrate(key: "orders"));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => HealthAsync(host));

        Assert.Contains("AddKeyedGenMigrate(\"orders\"", exception.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, object)> Numbers(HealthReportEntry entry) =>
        entry.Data.Where(pair => pair.Value is not string[]).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    private async Task<HealthReportEntry> CheckAsync(HealthStatus pendingStatus = HealthStatus.Degraded, MigrationRegistry? registry = null)
    {
        using var host = HostWithCheck(pendingStatus, registry);
        return Assert.Single((await HealthAsync(host)).Entries).Value;
    }

    private Microsoft.Extensions.Hosting.IHost HostWithCheck(HealthStatus pendingStatus = HealthStatus.Degraded, MigrationRegistry? registry = null) => Host(services =>
    {
        services.AddGenMigrate(registry ?? GeneratedMigrations.Registry, options => options.UseSqlite(File.ConnectionString));
        services.AddHealthChecks().AddGenMigrate(pendingStatus: pendingStatus);
    });
}
