using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>Collections of older systems, kept: what they say was applied counts, and is completed in place.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class OlderSystemTests : MongoTests
{
    private static readonly DescribedMigration[] Two = [new(up => up.CreateCollection("a"), down => down.DropCollection("a")), new(up => up.CreateCollection("b"), down => down.DropCollection("b"))];

    [ServerFact]
    public async Task What_was_applied_is_not_applied_again()
    {
        await InsertAsync("_migrations", "{ version: 1, name: \"create a\", appliedAt: ISODate(\"2024-02-29T12:34:56Z\"), by: \"somebody\" }");
        var status = await Older().GetStatusAsync();
        Assert.Equal([(MigrationState.Applied, 1L), (MigrationState.Pending, 2L)], status.Entries.Select(entry => (entry.State, entry.Version)));
        Assert.Equal(new DateTimeOffset(2024, 2, 29, 12, 34, 56, TimeSpan.Zero), status.Entries[0].AppliedAt);
        Assert.Equal([2L], (await Older().MigrateAsync()).Results.Select(result => result.Version));
        Assert.Null(await Database.CountAsync("a"));
    }

    [ServerFact]
    public async Task Its_document_is_completed_where_it_is()
    {
        await InsertAsync("_migrations", "{ _id: \"x\", version: 1, name: \"create a\", appliedAt: ISODate(\"2024-02-29T12:34:56Z\"), by: \"somebody\" }");
        await Older().MigrateAsync();
        var document = Assert.Single(await Database.AllAsync("_migrations"), found => found["_id"] == "x");
        Assert.Equal(("somebody", 1, "create a", "applied", "migration"), (document["by"].AsString, document["version"].AsInt32, document["name"].AsString, document["state"].AsString, document["kind"].AsString));
        Assert.StartsWith("h2:", document["checksum"].AsString, StringComparison.Ordinal);
        Assert.True(await Older().IsUpToDateAsync());
    }

    /// <remarks>Values that say the same in another way, that cannot be read here, and that have to give way.</remarks>
    [ServerFact]
    public async Task What_it_says_stays_when_it_is_completed()
    {
        await InsertAsync(
            "_migrations",
            """
            {
                _id: "a", version: 1, name: "create a", appliedAt: ISODate("2024-02-29T12:34:56Z"),
                executionTime: 1234, appliedBy: "ann", error: "none"
            }
            """,
            """
            {
                _id: "b", version: "002", name: "create b", appliedAt: "29.2.2024",
                executionTime: "1.5 s", appliedBy: { id: 7 }, checksum: "md5", state: "up"
            }
            """);
        var before = await Database.AllAsync("_migrations");
        Assert.Empty((await Older().MigrateAsync()).Results);
        await Older().RepairAsync(2, RepairAction.AcceptChange);
        var after = await Database.AllAsync("_migrations");
        foreach (var (old, now) in before.Zip(after))
        {
            var kept = old.Where(field => field.Name is not ("checksum" or "state"));
            Assert.All(kept, field => Assert.Equal(field.Value, now[field.Name]));
        }

        Assert.Equal(Doc("{ checksum: 'md5', state: 'up' }"), after[1]["replaced"]);
        Assert.Equal(TimeSpan.FromMilliseconds(1234), (await Older().GetStatusAsync()).Entries[0].Duration);
    }

    [ServerFact]
    public async Task Its_readers_find_the_versions_that_are_new()
    {
        await InsertAsync("_migrations", "{ version: 1, name: 'create a', appliedAt: ISODate('2024-02-29T12:34:56Z'), executionTime: 5 }");
        await Older().MigrateAsync();
        var theirs = Database.Collection("_migrations").Find(Doc("{ version: { $gte: 1 } }")).Sort(Doc("{ version: 1 }"));
        var found = await theirs.ToListAsync();
        Assert.Equal([1L, 2L], found.Select(document => document["version"].ToInt64()));
        Assert.True(found[1]["executionTime"].IsInt64);
    }

    [ServerFact]
    public async Task What_it_says_failed_or_was_rolled_back_is_pending()
    {
        await InsertAsync("_migrations", "{ version: 1, name: 'a', success: false }", "{ version: 2, name: 'b', rolledBack: true }");
        Assert.Equal([1L, 2L], (await Older().MigrateAsync()).Results.Select(result => result.Version));
        Assert.Equal(0, await Database.CountAsync("b"));
        Assert.True(await Older().IsUpToDateAsync());
    }

    [ServerFact]
    public async Task It_is_rolled_back_and_applied_like_any_other()
    {
        await InsertAsync("_migrations", "{ _id: \"x\", version: 1, name: \"create a\", appliedAt: ISODate(\"2024-02-29T12:34:56Z\") }");
        await Database.Native.CreateCollectionAsync("a");
        await Older().MigrateAsync();
        await Older().RollbackToAsync(0);
        Assert.Null(await Database.CountAsync("a"));
        Assert.Equal("rolled_back", Assert.Single(await Database.AllAsync("_migrations"), found => found["_id"] == "x")["state"]);
        Assert.Equal(2, (await Older().MigrateAsync()).Results.Count);
        Assert.Equal(2, (await Database.AllAsync("_migrations")).Count);
    }

    [ServerFact]
    public async Task A_version_may_be_text_or_stand_before_the_name()
    {
        await InsertAsync("_migrations", "{ version: \"001\", name: \"a\", appliedAt: \"2024-02-29T12:34:56Z\" }", "{ name: \"002_create_b\" }");
        Assert.Empty((await Older().MigrateAsync()).Results);
    }

    [ServerFact]
    public async Task A_document_without_a_version_stops_everything()
    {
        await InsertAsync("_migrations", "{ name: \"create a\" }");
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => Older().MigrateAsync());
        Assert.Contains("'_migrations' has a document without a version", error.Message, StringComparison.Ordinal);
        Assert.Null(await Database.CountAsync("a"));
    }

    [ServerFact]
    public async Task Seeds_have_a_collection_of_their_own()
    {
        await InsertAsync("seeds", "{ version: 1, name: \"users\", appliedAt: ISODate(\"2024-02-29T12:34:56Z\") }");
        var provider = new DescribedProvider([new(up => up.Insert("a", Doc("{ _id: 1 }"))), new(up => up.Insert("a", Doc("{ _id: 2 }")))]);
        var seeds = new TestMigration[] { new(1), new(2) };
        var runner = new MigrationRunner(provider.Registry([], seeds: seeds), Database.Connect(), new MigrationRunnerOptions { HistoryName = "_migrations", SeedHistoryName = "seeds" });
        Assert.Equal([2L], (await runner.SeedAsync("Development")).Results.Select(result => result.Version));
        Assert.Equal("{ \"_id\" : 2 }", await DocumentsAsync("a"));
    }

    [ServerFact]
    public async Task A_lock_collection_that_was_dropped_does_not_lock_the_history()
    {
        await Older().MigrateAsync(1);
        await Database.Native.DropCollectionAsync("genmigrate_lock");
        Assert.Equal([1L], (await Older().RollbackAsync()).Results.Select(result => result.Version));
    }

    private MigrationRunner Older() => Runner(Two, options => options.HistoryName = "_migrations");
}
