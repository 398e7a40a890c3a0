using System.Diagnostics;

namespace GenMigrate.Hosting.Tests;

/// <summary>What the SDK of OpenTelemetry reads of real runs. Each test has a database name of its own, because the source is the process's.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly SqliteFile _file = new($"{Guid.NewGuid():n}.db");
    private readonly Telemetry _telemetry;
    private readonly string _name;

    public TelemetryTests()
    {
        _name = Path.GetFileName(_file.Path);
        _telemetry = new Telemetry(_name);
    }

    public void Dispose()
    {
        _telemetry.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task A_run_its_migrations_and_their_steps_are_activities_in_each_other()
    {
        await RunAsync(GeneratedMigrations.Registry, runner => runner.MigrateAsync());

        Assert.Equal(["step create table workers", "up CreateWorkers", "step skills", "step fill", "up FillWorkers", $"migrate {_name}"], _telemetry.Activities.Select(activity => activity.DisplayName));
        Assert.All(_telemetry.Activities, activity => Assert.Equal(ActivityStatusCode.Unset, activity.Status));
        var run = _telemetry.Activity($"migrate {_name}");
        var migration = _telemetry.Activity("up FillWorkers");
        var step = _telemetry.Activity("step fill");
        Assert.Equal((run.SpanId, migration.SpanId), (migration.ParentSpanId, step.ParentSpanId));
        Assert.Equal((ActivityKind.Internal, ActivityKind.Internal, ActivityKind.Client), (run.Kind, migration.Kind, step.Kind));
        Assert.Equal($"db.namespace:{_name} db.operation.name:migrate db.system.name:sqlite genmigrate.migration.count:2", Tags(run));
        Assert.Equal($"db.namespace:{_name} db.operation.name:up db.system.name:sqlite genmigrate.migration.direction:up genmigrate.migration.kind:migration genmigrate.migration.name:FillWorkers genmigrate.migration.version:2", Tags(migration));
        Assert.Equal($"db.namespace:{_name} db.system.name:sqlite genmigrate.step.name:fill genmigrate.step.number:2", Tags(step));
    }

    [Fact]
    public async Task A_migration_without_a_transaction_has_its_steps_too()
    {
        await RunAsync(GeneratedMigrations.StepwiseRegistry, runner => runner.MigrateAsync());

        Assert.Equal(["step table", "step vacuum", "up Stepwise", $"migrate {_name}"], _telemetry.Activities.Select(activity => activity.DisplayName));
        Assert.All(_telemetry.Activities.Take(2), step => Assert.Equal(_telemetry.Activity("up Stepwise").SpanId, step.ParentSpanId));
    }

    [Fact]
    public async Task A_run_is_measured()
    {
        await RunAsync(GeneratedMigrations.Registry, runner => runner.MigrateAsync());

        Assert.Equal(
            [
                "genmigrate.lock.wait_time db.system.name:sqlite = 1 s",
                "genmigrate.migration.applied db.system.name:sqlite migration.direction:up migration.kind:migration = 2 {migration}",
                "genmigrate.migration.duration db.system.name:sqlite migration.direction:up migration.kind:migration = 2 s",
                "genmigrate.migration.pending db.system.name:sqlite = 0 {migration}",
            ],
            Metrics());
    }

    [Fact]
    public async Task A_rollback_is_one()
    {
        await RunAsync(GeneratedMigrations.Registry, runner => runner.MigrateAsync());

        await RunAsync(GeneratedMigrations.Registry, runner => runner.RollbackAsync());

        Assert.Equal(["step drop table skills", "down FillWorkers", $"rollback {_name}"], _telemetry.Activities.TakeLast(3).Select(activity => activity.DisplayName));
        Assert.Contains("genmigrate.migration.rolled_back db.system.name:sqlite migration.direction:down migration.kind:migration = 1 {migration}", Metrics());
        Assert.Contains("genmigrate.migration.duration db.system.name:sqlite migration.direction:down migration.kind:migration = 1 s", Metrics());
        Assert.Contains("genmigrate.migration.pending db.system.name:sqlite = 1 {migration}", Metrics());
    }

    [Fact]
    public async Task A_failure_is_told_with_its_type_and_without_the_statement()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => RunAsync(GeneratedMigrations.BreakingRegistry, runner => runner.MigrateAsync()));

        Assert.Equal(["step first", "step break", "up Breaks", $"migrate {_name}"], _telemetry.Activities.Select(activity => activity.DisplayName));
        Assert.Equal(ActivityStatusCode.Unset, _telemetry.Activity("step first").Status);
        Assert.All(_telemetry.Activities.Skip(1), activity =>
        {
            Assert.Equal((ActivityStatusCode.Error, "Microsoft.Data.Sqlite.SqliteException"), (activity.Status, activity.GetTagItem("error.type")));
            Assert.Contains("no such table: elsewhere", activity.StatusDescription, StringComparison.Ordinal);
            Assert.Equal("breaking", activity.GetTagItem("genmigrate.registry"));
        });
        Assert.Contains("genmigrate.migration.failed db.system.name:sqlite error.type:Microsoft.Data.Sqlite.SqliteException migration.direction:up migration.kind:migration registry:breaking = 1 {migration}", Metrics());
        Assert.Contains("genmigrate.migration.duration db.system.name:sqlite error.type:Microsoft.Data.Sqlite.SqliteException migration.direction:up migration.kind:migration registry:breaking = 1 s", Metrics());
        Assert.Contains("genmigrate.migration.pending db.system.name:sqlite registry:breaking = 1 {migration}", Metrics());
        Assert.DoesNotContain(Secret.Text, _telemetry.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(_file.Path, _telemetry.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_is_not_had_in_time_is_told()
    {
        using var holder = _file.Open();
        using var transaction = holder.BeginTransaction();

        await Assert.ThrowsAsync<MigrationLockException>(() => RunAsync(GeneratedMigrations.Registry, runner => runner.MigrateAsync(), options => options.LockWait = TimeSpan.Zero));

        var run = Assert.Single(_telemetry.Activities);
        Assert.Equal((ActivityStatusCode.Error, "GenMigrate.MigrationLockException"), (run.Status, run.GetTagItem("error.type")));
        Assert.Equal(
            ["genmigrate.lock.wait_time db.system.name:sqlite error.type:GenMigrate.MigrationLockException = 1 s", "genmigrate.migration.pending db.system.name:sqlite = 2 {migration}"],
            Metrics());
    }

    [Fact]
    public async Task A_run_that_is_cancelled_ends_its_activities()
    {
        var gate = new Gate();
        using var stop = new CancellationTokenSource();
        var run = RunAsync(GeneratedMigrations.GatedRegistry, runner => runner.MigrateAsync(stop.Token), options => options.Services = new OneService(gate));
        await gate.Reached;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.Equal(["step create table gated", "step wait", "up WaitsForGate", $"migrate {_name}"], _telemetry.Activities.Select(activity => activity.DisplayName));
        Assert.All(_telemetry.Activities.Skip(1), activity => Assert.Equal(ActivityStatusCode.Error, activity.Status));
    }

    [Fact]
    public async Task What_is_pending_is_told_when_somebody_looks()
    {
        await RunAsync(GeneratedMigrations.Registry, runner => runner.GetStatusAsync());

        Assert.Equal(["genmigrate.migration.pending db.system.name:sqlite = 2 {migration}"], Metrics());
        Assert.Empty(_telemetry.Activities);
    }

    [Fact]
    public async Task Who_gives_a_factory_of_meters_is_told_that_nothing_is_pending()
    {
        await RunAsync(GeneratedMigrations.Registry, runner => runner.MigrateAsync());
        using var telemetry = new Telemetry(_name);
        using var meters = new OneMeterFactory();

        await RunAsync(GeneratedMigrations.Registry, runner => runner.MigrateAsync(), options => options.MeterFactory = meters);

        Assert.Equal(1, meters.Made);
        Assert.Empty(telemetry.Activities);
        Assert.Contains("genmigrate.migration.pending db.system.name:sqlite = 0 {migration}", telemetry.Metrics().Select(line => line.ToString()));
    }

    private static string Tags(Activity activity) => string.Join(' ', activity.TagObjects.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}:{tag.Value}"));

    private IEnumerable<string> Metrics() => _telemetry.Metrics().Select(line => line.ToString());

    private async Task RunAsync(MigrationRegistry registry, Func<MigrationRunner, Task> run, Action<MigrationRunnerOptions>? configure = null)
    {
        var options = new MigrationRunnerOptions();
        configure?.Invoke(options);
        await using var database = new SqliteMigrationDatabase(_file.ConnectionString);
        await run(new MigrationRunner(registry, database, options));
    }
}
