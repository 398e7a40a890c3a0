using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GenMigrate.Hosting.Tests;

/// <summary>A password that stands in a connection string is in no log, no error, no health response, no trace.</summary>
public sealed class PasswordTests : HostTests
{
    public static TheoryData<string> Databases => new("missing", "keyed", "postgresql", "url", "damaged");

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_password_is_told_to_nobody(string which)
    {
        using var telemetry = new Telemetry("app");
        using var host = Host(services =>
        {
            services.AddGenMigrate(GeneratedMigrations.Registry, options => Use(options, which)).MigrateOnStartup(options => options.OnFailure = StartupFailurePolicy.Continue);
            services.AddHealthChecks().AddGenMigrate();
        });

        await host.StartAsync();
        var report = await HealthAsync(host);

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        var output = string.Join('\n', Log.Text, telemetry.Text(), Describe(report));
        Assert.DoesNotContain(Secret.Text, output, StringComparison.Ordinal);
        Assert.All(report.Entries.Values, entry => Assert.Null(entry.Exception));
    }

    private static string Describe(HealthReport report) => string.Join(
        '\n',
        report.Entries.Select(entry =>
            $"{entry.Key} {entry.Value.Description} {entry.Value.Exception} {JsonSerializer.Serialize(entry.Value.Data)}"));

    private void Use(GenMigrateOptions options, string which) => _ = which switch
    {
        "missing" => options.UseSqlite($"Data Source={File.Path}.d/app.db;Password={Secret.Text}"),
        "keyed" => options.UseSqlite($"{File.ConnectionString};Password={Secret.Text}"),

        // A port where nobody listens.
        "postgresql" => options.UsePostgreSql($"Host=127.0.0.1;Port=1;Database=app;Username=app;Password={Secret.Text};Timeout=5"),
        "url" => options.UsePostgreSql($"postgresql://app:{Secret.Text}@127.0.0.1:1/app"),
        _ => options.UsePostgreSql($"Host=127.0.0.1;Pasword={Secret.Text}"),
    };
}
