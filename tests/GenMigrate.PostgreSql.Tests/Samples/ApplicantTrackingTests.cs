using System.Diagnostics;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>The sample as its users run it: a program, a database, and what can go wrong.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class ApplicantTrackingTests : PostgreSqlTests
{
    private const int Pending = 3;

    [ServerFact]
    public async Task All_files_go_up_and_down_and_up_again()
    {
        Assert.Contains("6 pending", await RunAsync(0, "status"), StringComparison.Ordinal);
        await RunAsync(0, "up");
        await Database.ExecuteAsync("""
            INSERT INTO "user" (id, name, email) VALUES ('1', 'Ada', 'ada@example.org');
            INSERT INTO "userJobs" ("userId", company, position) VALUES ('1', 'Engines', 'analyst');
            UPDATE "userJobs" SET status = 'on_hold';
            """);
        Assert.Equal("on_hold; was saved", await TextAsync("SELECT what FROM activity_log"));
        Assert.Equal("true", await TextAsync("SELECT indisvalid FROM pg_index WHERE indexrelid = 'open_jobs'::regclass"), ignoreCase: true);
        var (dump, schema) = (await Database.DumpAsync(), Database.DumpSchema());
        Assert.Contains("Nothing to do", await RunAsync(0, "up"), StringComparison.Ordinal);
        await RunAsync(0, "to", "3", "--yes");
        Assert.DoesNotContain("open_jobs", Database.DumpSchema(), StringComparison.Ordinal);
        Assert.Contains("Migrations/0003_job_on_hold.down.sql', line 6", await RunAsync(1, "down", "--yes"), StringComparison.Ordinal);
        Assert.Contains("on_hold", await RunAsync(0, "history", "--last", "1"), StringComparison.Ordinal);
        await RunAsync(0, "up");
        Assert.Equal(dump, await Database.DumpAsync());
        await Database.ExecuteAsync("UPDATE \"userJobs\" SET status = 'applied'");
        await RunAsync(0, "to", "2", "--yes");
        Assert.DoesNotContain("on_hold", Database.DumpSchema(), StringComparison.Ordinal);
        await RunAsync(0, "to", "0", "--yes");
        await RunAsync(0, "up");
        Assert.Equal(schema, Database.DumpSchema());
    }

    [ServerFact]
    public async Task A_file_that_fails_is_rolled_back_and_recorded_and_runs_when_the_way_is_free()
    {
        await Database.ExecuteAsync("CREATE TABLE documents (old int)");
        var failure = await RunAsync(1, "up");
        Assert.Contains("Migrations/0002_core_tables.sql', line 28", failure, StringComparison.Ordinal);
        Assert.Contains("SQLSTATE 42P07", failure, StringComparison.Ordinal);
        Assert.Null(await Database.CountAsync("profiles"));
        Assert.Contains("relation \"documents\" already exists", await RunAsync(0, "status"), StringComparison.Ordinal);
        await Database.ExecuteAsync("DROP TABLE documents");
        await RunAsync(0, "up");
        await RunAsync(0, "status", "--check");
    }

    [ServerFact]
    public async Task A_file_that_was_edited_is_shown_and_accepted_only_knowingly()
    {
        await RunAsync(0, "up");
        await Database.ExecuteAsync("UPDATE genmigrate_history SET checksum = 'h1:' || repeat('0', 64) WHERE version = 5");
        Assert.Contains("changed", await RunAsync(Pending, "status", "--check"), StringComparison.Ordinal);
        Assert.Contains("--accept-change", await RunAsync(1, "up"), StringComparison.Ordinal);
        await RunAsync(0, "repair", "5", "--accept-change", "--yes");
        await RunAsync(0, "status", "--check");
    }

    [ServerFact]
    public async Task What_was_done_by_hand_is_told_with_repair()
    {
        await RunAsync(0, "up");
        await RunAsync(0, "down", "--yes");
        await Database.ExecuteAsync("CREATE INDEX open_jobs ON \"userJobs\" (\"userId\")");
        await RunAsync(0, "repair", "6", "--applied", "--yes");
        Assert.Contains("Nothing to do", await RunAsync(0, "up"), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Without_a_database_it_says_what_to_set()
    {
        Assert.Contains("There is no connection string for PostgreSQL. Set what the program takes it from", await RunAsync("", 1, "up"), StringComparison.Ordinal);
        Assert.Contains("This is not a connection string", await RunAsync("postgresql://db:port", 1, "status"), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task What_needs_no_database_works_without_one()
    {
        Assert.Contains("Usage:", await RunAsync("", 0, "--help"), StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE", await RunAsync("postgresql://db:port", 0, "script", "0", "2"), StringComparison.Ordinal);
        await RunAsync("postgresql://db:port", Pending, "lock", "--check", "--project", Path.Combine(Root, "samples", "ApplicantTracking"));
    }

    private Task<string> RunAsync(int exitCode, params string[] arguments)
    {
        var to = PostgreSqlServer.To(Database.Name);
        var password = to.Password is { } secret ? ":" + Uri.EscapeDataString(secret) : "";
        return RunAsync($"postgresql://{to.Username}{password}@{to.Host}:{to.Port}/{to.Database}?sslmode=prefer", exitCode, arguments);
    }

    private static async Task<string> RunAsync(string url, int exitCode, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["DATABASE_URL"] = url;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == exitCode, $"exit code {process.ExitCode}, expected {exitCode}:\n{said}");
        return said;
    }

    private static DirectoryInfo Framework => new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private static string Root => Framework.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    // bin/<configuration>/<framework> of the tests and of the sample are named alike.
    private static string Program
    {
        get
        {
            var framework = Framework;
            return Path.Combine(Root, "samples", "ApplicantTracking", "bin", framework.Parent!.Name, framework.Name, "ApplicantTracking.dll");
        }
    }
}
