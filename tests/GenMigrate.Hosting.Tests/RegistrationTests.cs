using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GenMigrate.Hosting.Tests;

public sealed class RegistrationTests : HostTests
{
    [Fact]
    public async Task A_runner_of_a_scope_migrates()
    {
        using var host = Host(services => services.AddGenMigrate(GeneratedMigrations.Registry, options => options.UseSqlite(File.ConnectionString)));
        await using var scope = host.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<MigrationRunner>().MigrateAsync();

        Assert.Equal(["skills", "workers"], File.Tables());
    }

    [Fact]
    public async Task The_container_names_the_database()
    {
        using var host = Host(services =>
        {
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Workers", File.ConnectionString)]).Build());
            services.AddGenMigrate(GeneratedMigrations.Registry, (services, options) => options.UseSqlite(services.GetRequiredService<IConfiguration>().GetConnectionString("Workers")!)).MigrateOnStartup();
        });

        await host.StartAsync();

        Assert.Equal(["skills", "workers"], File.Tables());
    }

    [Fact]
    public async Task Log_clock_and_environment_are_the_containers()
    {
        using var host = Host(services =>
        {
            services.AddSingleton<TimeProvider>(new FixedClock());
            services.AddGenMigrate(GeneratedMigrations.Registry, options => options.UseSqlite(File.ConnectionString));
        });
        await using var scope = host.Services.CreateAsyncScope();
        var runner = scope.ServiceProvider.GetRequiredService<MigrationRunner>();

        await runner.MigrateAsync();

        Assert.Contains("Information: Migrating up: 1 CreateWorkers", Log.Text, StringComparison.Ordinal);
        Assert.All((await runner.GetStatusAsync()).Entries, entry => Assert.Equal(FixedClock.Time, entry.AppliedAt));

        // In Production it would refuse.
        await runner.ResetAsync();
        Assert.Empty(File.Tables());
    }

    [Fact]
    public async Task What_the_program_says_itself_counts_more()
    {
        using var log = new LogRecorder();
        using var host = Host(services => services.AddGenMigrate(GeneratedMigrations.Registry, options =>
        {
            options.UseSqlite(File.ConnectionString);
            options.Runner.LoggerFactory = log;
            options.Runner.Environment = "Production";
        }));
        await using var scope = host.Services.CreateAsyncScope();
        var runner = scope.ServiceProvider.GetRequiredService<MigrationRunner>();

        await runner.MigrateAsync();

        Assert.NotEmpty(log.Lines);
        Assert.Empty(Log.Lines);
        await Assert.ThrowsAsync<MigrationRefusedException>(() => runner.ResetAsync());
    }

    [Fact]
    public async Task Each_run_has_scoped_services_of_its_own()
    {
        var told = new List<string>();
        using var host = Host(services =>
        {
            services.AddSingleton(told);
            services.AddScoped<ScopedService>();
            services.AddGenMigrate(GeneratedMigrations.ServicesRegistry, options => options.UseSqlite(File.ConnectionString)).MigrateOnStartup();
        });

        await host.StartAsync();
        Assert.Equal(["used", "disposed"], told);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MigrationRunner>().RollbackAsync();
        }

        Assert.Equal(["used", "disposed", "used", "disposed"], told);
    }

    [Fact]
    public async Task A_service_that_is_missing_is_named()
    {
        using var host = Host(services => services.AddGenMigrate(GeneratedMigrations.ServicesRegistry, options => options.UseSqlite(File.ConnectionString)).MigrateOnStartup());

        var exception = await Assert.ThrowsAsync<MigrationServiceException>(() => host.StartAsync());

        Assert.Contains(nameof(ScopedService), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_registration_needs_a_key_of_its_own()
    {
        var services = new ServiceCollection();
        services.AddGenMigrate(GeneratedMigrations.Registry, options => options.UseSqlite("Data Source=a.db"));
        services.AddKeyedGenMigrate("orders", GeneratedMigrations.OrdersRegistry, options => options.UseSqlite("Data Source=b.db"));

        var unkeyed = Assert.Throws<InvalidOperationException>(() => services.AddGenMigrate(GeneratedMigrations.OrdersRegistry, options => options.UseSqlite("Data Source=c.db")));
        var keyed = Assert.Throws<InvalidOperationException>(() => services.AddKeyedGenMigrate("orders", GeneratedMigrations.Registry, options => options.UseSqlite("Data Source=c.db")));

        Assert.Contains("AddKeyedGenMigrate(\"orders\"", unkeyed.Message, StringComparison.Ordinal);
        Assert.Contains("key 'orders'", keyed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_database_it_says_how_to_name_one()
    {
        using var host = Host(services => services.AddGenMigrate(GeneratedMigrations.Registry, _ => { }).MigrateOnStartup(options => options.OnFailure = StartupFailurePolicy.Continue));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains("options.UseSqlite(", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_databases_in_one_registration_are_refused()
    {
        using var host = Host(services => services.AddGenMigrate(GeneratedMigrations.Registry, options => options.UseSqlite("Data Source=a.db").UsePostgreSql("Host=b")));

        var exception = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<IMigrationDatabase>());

        Assert.Contains("AddKeyedGenMigrate", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_databases_are_migrated_in_the_order_of_the_calls()
    {
        using var other = new SqliteFile();
        using var host = Host(services =>
        {
            services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true);
            services.AddKeyedGenMigrate("orders", GeneratedMigrations.OrdersRegistry, options => options.UseSqlite(other.ConnectionString)).MigrateOnStartup();
            services.AddKeyedGenMigrate("workers", GeneratedMigrations.Registry, options => options.UseSqlite(File.ConnectionString)).MigrateOnStartup();
        });

        await host.StartAsync();

        Assert.Equal(["orders"], other.Tables());
        Assert.Equal(["skills", "workers"], File.Tables());
        Assert.Equal(
            ["SQLite 'app.db' (orders) is migrated before the application starts: 1 applied", "SQLite 'app.db' (workers) is migrated before the application starts: 2 applied"],
            Log.Lines.Select(line => line.Text).Where(text => text.Contains("before the application", StringComparison.Ordinal)));
        await using var scope = host.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredKeyedService<MigrationRunner>("orders").IsUpToDateAsync());
        Assert.Null(scope.ServiceProvider.GetService<MigrationRunner>());
    }
}
