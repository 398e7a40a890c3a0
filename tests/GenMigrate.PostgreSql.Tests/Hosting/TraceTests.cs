using System.Collections.Concurrent;
using System.Diagnostics;

namespace GenMigrate.PostgreSql.Tests;

[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
[Collection(Watchers.Collection)]
public sealed class TraceTests : PostgreSqlTests
{
    private static readonly TestMigration Works = NativeMigrations.Steps(1, migration => migration.Sql("first", "CREATE TABLE a (x int UNIQUE)").Sql("second", "INSERT INTO a VALUES (4711)"), migration => migration.Sql("DROP TABLE a"));

    [ServerFact]
    public async Task Steps_are_told_as_they_are_done_and_a_failure_with_the_servers_code()
    {
        var breaks = NativeMigrations.Sql(2, "INSERT INTO a VALUES (4711)", "SELECT 1");
        var activities = await TraceAsync(() => Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Works, breaks)));

        Assert.Equal(["step first", "step second", "up 1", "step insert into a", "up 2", "migrate "], activities.Select(Name));
        Assert.All(activities, activity => Assert.Equal(("postgresql", Database.Name), (activity.GetTagItem("db.system.name"), activity.GetTagItem("db.namespace"))));
        Assert.All(activities.Take(3), activity => Assert.Equal(ActivityStatusCode.Unset, activity.Status));
        Assert.All(activities.Skip(3), activity => Assert.Equal(("23505", "23505"), (activity.GetTagItem("error.type"), activity.GetTagItem("db.response.status_code"))));
        Assert.DoesNotContain("4711", Text(activities), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Neither_who_connects_nor_the_password_is_told()
    {
        var role = await CreateRoleAsync("GRANT CREATE, USAGE ON SCHEMA public TO $role");
        await using var database = new PostgreSqlMigrationDatabase(role.ConnectionString);

        var activities = await TraceAsync(() => Runner([Works], database: database).MigrateAsync());

        Assert.NotEmpty(activities);
        Assert.DoesNotContain("hunter2", Text(activities), StringComparison.Ordinal);
        Assert.DoesNotContain(role.Username!, Text(activities), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task What_is_sent_at_once_has_no_steps()
    {
        var activities = await TraceAsync(() => Runner([Works], options => options.WatchSteps = false).MigrateAsync());

        Assert.Equal(["up 1", "migrate "], activities.Select(Name));
    }

    private static string Text(IEnumerable<Activity> activities) =>
        string.Join(' ', activities.SelectMany(activity => activity.TagObjects.Select(tag => $"{tag.Value}").Append(activity.DisplayName).Append(activity.StatusDescription)));

    // Migrations are named anew in each process, and databases in each test.
    private static string Name(Activity activity) => activity.GetTagItem("genmigrate.step.name") is null ? $"{activity.GetTagItem("db.operation.name")} {activity.GetTagItem("genmigrate.migration.version")}" : activity.DisplayName;

    // Only what happens inside of this call is sampled: whoever else runs meanwhile must not be watched.
    private static async Task<IReadOnlyList<Activity>> TraceAsync(Func<Task> run)
    {
        var ended = new ConcurrentQueue<Activity>();
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MigrationTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == root.TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await run();
        return [.. ended];
    }
}
