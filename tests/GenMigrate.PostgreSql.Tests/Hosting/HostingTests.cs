using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class HostingTests : PostgreSqlTests
{
    private static readonly TestMigration[] Two = [NativeMigrations.Sql(1, "CREATE TABLE a (x int)", "DROP TABLE a"), NativeMigrations.Sql(2, "CREATE TABLE b (x int)", "DROP TABLE b")];

    [ServerFact]
    public async Task A_data_source_of_the_container_is_migrated_while_the_host_starts()
    {
        using var host = Host(services =>
        {
            services.AddSingleton(NpgsqlDataSource.Create(PostgreSqlServer.To(Database.Name)));
            services.AddGenMigrate(Provider.Registry(Two), (services, options) => options.UsePostgreSql(services.GetRequiredService<NpgsqlDataSource>())).MigrateOnStartup();
        });

        await host.StartAsync();

        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    [ServerFact]
    public async Task A_health_check_is_one_statement_and_makes_nothing()
    {
        using var proxy = new CountingProxy(PostgreSqlServer.To(Database.Name));
        using var host = Host(services =>
        {
            services.AddGenMigrate(Provider.Registry(Two), options => options.UsePostgreSql(proxy.ConnectionString));
            services.AddHealthChecks().AddGenMigrate();
        });
        var checks = host.Services.GetRequiredService<HealthCheckService>();

        // Without a history, a second statement looks for the tables of other tools.
        Assert.Equal(HealthStatus.Degraded, (await checks.CheckHealthAsync()).Status);
        Assert.Equal((1, 2, 2), proxy.Take());
        Assert.Empty(await Database.OwnTablesAsync());
        await UpAsync(Two);
        Assert.Equal(HealthStatus.Healthy, (await checks.CheckHealthAsync()).Status);
        Assert.Equal((1, 1, 1), proxy.Take());
    }

    private static IHost Host(Action<IServiceCollection> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        configure(builder.Services);
        return builder.Build();
    }
}
