namespace GenMigrate.Samples.Tests;

/// <summary>Every sample on SQLite: up, down and up again, with the same schema, to the byte, at every version.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("QuickStart", "quickstart.db", 3)]
    [InlineData("WorkerJobs", "workerjobs.db", 5)]
    public async Task Each_version_has_one_schema_on_every_way_to_it(string sample, string file, int head)
    {
        using var folder = new Folder();
        var wayUp = new List<string>();
        for (var version = 1; version <= head; version++)
        {
            (await Program.RunSampleAsync(sample, folder, "to", $"{version}")).With(0);
            wayUp.Add(Database.Schema(folder[file]));
        }

        for (var version = head - 1; version >= 1; version--)
        {
            (await Program.RunSampleAsync(sample, folder, "down", "--yes")).With(0);
            Assert.Equal(wayUp[version - 1], Database.Schema(folder[file]));
        }

        (await Program.RunSampleAsync(sample, folder, "to", "0", "--yes")).With(0);
        Assert.Equal("", Database.Schema(folder[file]));
        (await Program.RunSampleAsync(sample, folder, "up")).With(0);
        Assert.Equal(wayUp[^1], Database.Schema(folder[file]));
    }
}
