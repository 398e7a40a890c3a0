namespace GenMigrate.Samples.Tests;

public sealed class WorkerJobsTests
{
    private const string Sample = "WorkerJobs";
    private const string File = "workerjobs.db";

    [Fact]
    public async Task The_program_migrates_when_it_starts_and_then_does_its_work()
    {
        using var folder = new Folder();

        var first = (await Program.RunSampleAsync(Sample, folder)).With(0);
        var second = (await Program.RunSampleAsync(Sample, folder)).With(0);

        Assert.Contains("5 migrations applied", first.Output, StringComparison.Ordinal);
        Assert.Contains("Grace Murray fits Compiler engineer", first.Output, StringComparison.Ordinal);
        Assert.Contains("0 migrations applied", second.Output, StringComparison.Ordinal);
        Assert.Equal(["wal"], Database.Query(folder[File], "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_start_with_nothing_to_do_makes_nothing_for_telemetry()
    {
        using var folder = new Folder();
        var hook = new Dictionary<string, string> { ["DOTNET_STARTUP_HOOKS"] = typeof(WorkerJobsTests).Assembly.Location };

        var first = (await Program.RunAsync("dotnet", folder.Path, hook, Repository.Sample(Sample))).With(0);
        var second = (await Program.RunAsync("dotnet", folder.Path, hook, Repository.Sample(Sample))).With(0);

        Assert.Contains("made a source", first.Output, StringComparison.Ordinal);
        Assert.Contains("made an instrument", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("made", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rebuild_of_a_table_keeps_the_rows_that_refer_to_it()
    {
        using var folder = new Folder();

        (await Program.RunSampleAsync(Sample, folder)).With(0);

        Assert.Equal(["j1|w1|applied", "j2|w2|applied"], Database.Query(folder[File], "SELECT job_id, worker_id, status FROM job_applicants ORDER BY job_id"));
        Assert.Equal(["3"], Database.Query(folder[File], "SELECT count(*) FROM skills"));
        Assert.Empty(Database.Query(folder[File], "PRAGMA foreign_key_check"));
        Assert.Equal(["2"], Database.Query(folder[File], "SELECT count(*) FROM job_applicants WHERE applied_at IS NOT NULL"));
    }

    [Fact]
    public async Task Status_and_rollback_are_there_by_hand()
    {
        using var folder = new Folder();
        (await Program.RunSampleAsync(Sample, folder)).With(0);

        (await Program.RunSampleAsync(Sample, folder, "rollback", "--yes")).With(0);
        var status = (await Program.RunSampleAsync(Sample, folder, "status")).With(0);

        Assert.Contains("1 pending, 4 applied", status.Output, StringComparison.Ordinal);
        Assert.Equal(["Ada Byron", "Grace Murray"], Database.Query(folder[File], "SELECT full_name FROM workers ORDER BY full_name"));
        (await Program.RunSampleAsync(Sample, folder, "status", "--check")).With(3);
    }

    [Fact]
    public async Task A_database_that_another_process_holds_for_some_seconds_is_waited_for()
    {
        using var folder = new Folder();
        (await Program.RunSampleAsync(Sample, folder, "to", "2")).With(0);
        using var holder = Database.Open(folder[File]);
        using (var transaction = holder.BeginTransaction())
        {
            var run = Program.RunSampleAsync(Sample, folder);
            await Task.Delay(TimeSpan.FromSeconds(3));
            Assert.False(run.IsCompleted, run.IsCompleted ? (await run).Output : "");
            transaction.Rollback();
            Assert.Contains("3 migrations applied", (await run).With(0).Output, StringComparison.Ordinal);
        }
    }
}
