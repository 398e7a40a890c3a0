namespace GenMigrate.Samples.Tests;

/// <summary>The README's first command.</summary>
public sealed class QuickStartTests
{
    [Fact]
    public async Task Migrations_that_nobody_registered_are_applied_once()
    {
        using var folder = new Folder();

        var first = (await Program.RunSampleAsync("QuickStart", folder, "up")).With(0);
        var second = (await Program.RunSampleAsync("QuickStart", folder, "up")).With(0);

        Assert.Contains("3 applied", first.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing to do", second.Output, StringComparison.Ordinal);
        Assert.Equal(["C#", "nursing", "welding"], Database.Query(folder["quickstart.db"], "SELECT skill FROM skills ORDER BY skill"));
        Assert.Equal(["1|up|done", "2|up|done", "3|up|done"], Database.Query(folder["quickstart.db"], "SELECT version, action, outcome FROM genmigrate_journal ORDER BY id"));
    }

    [Fact]
    public async Task Migrations_that_are_sql_files_need_nothing_beside_the_program()
    {
        using var folder = new Folder();

        (await Program.RunSampleAsync("QuickStart", folder, "up")).With(0);

        Assert.Equal(["worker_skills"], Database.Query(folder["quickstart.db"], "SELECT name FROM genmigrate_history WHERE version = 3"));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Repository.Sample("QuickStart"))!, "*.sql", SearchOption.AllDirectories));
    }
}
