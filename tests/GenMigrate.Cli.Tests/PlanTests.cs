using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class PlanTests : CommandTestBase
{
    [Fact]
    public async Task Shows_every_step_with_its_text() => AssertDone(
        """
        up 1 CreateWorkers
          1. create table workers
            CREATE TABLE workers (worker_id TEXT PRIMARY KEY, name TEXT NOT NULL)
        up 2 FillNames
          1. add column
            ALTER TABLE workers
              ADD COLUMN full_name TEXT
          2. fill
            (code)
        up 3 IndexNames (no transaction)
          1. create index workers_by_name on workers
            CREATE INDEX IF NOT EXISTS workers_by_name ON workers (name)
        3 to run
        """,
        await Tester.RunAsync("plan"));

    [Fact]
    public async Task Ends_with_the_version_named()
    {
        await Tester.RunAsync("up 1");

        Assert.EndsWith("(code)\n1 to run\n", (await Tester.RunAsync("plan 2")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Executes_nothing()
    {
        await Tester.RunAsync("plan");

        Assert.EndsWith("3 pending, 0 applied\n", (await Tester.RunAsync("status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_pending_says_so()
    {
        await Tester.RunAsync("up");

        AssertDone("Nothing to do.", await Tester.RunAsync("plan"));
    }

    [Fact]
    public async Task As_json_has_the_steps() => AssertDone(
        """
        {"registry":null,"migrations":[{"version":1,"name":"CreateWorkers","description":"People who look for work","direction":"up","transaction":"per_migration","steps":[{"number":1,"name":"create table workers","done":false,"transactional":true,"text":"CREATE TABLE workers (worker_id TEXT PRIMARY KEY, name TEXT NOT NULL)"}]},{"version":2,"name":"FillNames","description":null,"direction":"up","transaction":"per_migration","steps":[{"number":1,"name":"add column","done":false,"transactional":true,"text":"ALTER TABLE workers\n  ADD COLUMN full_name TEXT"},{"number":2,"name":"fill","done":false,"transactional":true,"text":null}]}],"problems":[],"warnings":[]}
        """,
        await Tester.RunAsync("plan 2 --json"));

    [Fact]
    public async Task What_stands_in_the_way_is_listed_and_fails()
    {
        Tester.Registry = TestRegistries.Muddled;

        var outcome = await Tester.RunAsync("plan");

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.Contains("Version 4 'Commits': ", outcome.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 wrong: nothing would be executed\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_database_is_a_warning()
    {
        await Tester.RunAsync("up");
        Tester.Registry = TestRegistries.Older;

        AssertDone(
            """
            Warning: The database is newer than this program: it has version 3 'IndexNames', the program ends at 2.
            Nothing to do.
            """,
            await Tester.RunAsync("plan"));
    }

    [Fact]
    public async Task What_an_attempt_that_broke_off_has_done_is_marked()
    {
        Tester.Registry = TestRegistries.Make(null, new Entry(1, "Halves", up => up
            .Sql("CREATE TABLE halves (half TEXT)")
            .Sql("break", "INSERT INTO nowhere VALUES (1)")) { Flags = MigrationFlags.NoTransaction });
        await Tester.RunAsync("up");

        AssertDone(
            """
            up 1 Halves (no transaction)
              1. create table halves (done before)
                CREATE TABLE halves (half TEXT)
              2. break
                INSERT INTO nowhere VALUES (1)
            1 to run
            """,
            await Tester.RunAsync("plan"));
    }
}
