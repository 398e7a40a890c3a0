namespace GenMigrate.PostgreSql.Tests;

/// <summary>Of a name the server keeps 63 bytes.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class NameTests : PostgreSqlTests
{
    private static readonly string Longest = new('h', 63);

    private static readonly TestMigration One = NativeMigrations.Sql(1, "CREATE TABLE a (x int)");

    [ServerFact]
    public async Task Names_that_would_be_cut_off_are_refused_before_anything_is_made()
    {
        foreach (var (name, configure) in new (string, Action<MigrationRunnerOptions>)[]
        {
            ("HistoryName", options => options.HistoryName = options.SeedHistoryName = Longest + "_history"),
            ("SeedHistoryName", options => options.SeedHistoryName = Longest + "s"),
            ("JournalName", options => options.JournalName = new string('ü', 32)),
            ("LockName", options => options.LockName = Longest + "_lock"),
            ("Schema", options => options.Schema = Longest + "_schema"),
        })
        {
            foreach (var run in new Func<MigrationRunner, Task>[] { runner => runner.MigrateAsync(), runner => runner.GetStatusAsync(), runner => Task.Run(() => runner.Script()), runner => Task.Run(() => runner.ScriptIdempotent()) })
            {
                var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => run(Runner([One], configure)));
                Assert.StartsWith($"MigrationRunnerOptions.{name} is ", error.Message, StringComparison.Ordinal);
                Assert.Contains("cuts names off after 63", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.Equal("0", await TextAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [ServerFact]
    public async Task The_longest_names_are_taken()
    {
        Assert.Single((await Runner([One], options => (options.HistoryName, options.SeedHistoryName, options.JournalName, options.LockName) = (Longest, Longest, Longest[1..] + "j", new string('ü', 31))).MigrateAsync()).Results);
        Assert.Equal("3", await TextAsync("SELECT count(*) FROM pg_tables WHERE length(convert_to(tablename, 'UTF8')) >= 62"));
    }
}
