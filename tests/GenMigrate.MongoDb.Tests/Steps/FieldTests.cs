using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate.MongoDb.Tests;

/// <summary>Field operations on documents that do not take the field: refused before anything is written, or left out.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class FieldTests : MongoTests
{
    private static readonly string[] NoDocuments =
    [
        "[{ k: 1 }, { k: 2 }]", "[]", "[[{ k: 1 }]]", "[1, 'a']", "'legacy'", "5", "2.5", "null", "true", "ISODate('2024-02-29T12:34:56Z')",
    ];

    [ServerFact]
    public Task A_field_is_not_set_below_what_is_no_document() =>
        RefusesAsync((up, possible) => up.SetField("docs", "s.t.x", 1, onlyWherePossible: possible), whole: true);

    [ServerFact]
    public Task A_field_is_not_set_where_it_is_absent_below_what_is_no_document() =>
        RefusesAsync((up, possible) => up.SetField("docs", "s.t.x", 1, onlyWhereAbsent: true, onlyWherePossible: possible));

    [ServerFact]
    public Task Fields_are_not_set_below_what_is_no_document() =>
        RefusesAsync((up, possible) => up.SetFields("docs", Doc("{ 'y': 2, 's.t.x': 1 }"), onlyWherePossible: possible), whole: true);

    [ServerFact]
    public Task Fields_are_not_set_where_they_are_absent_below_what_is_no_document() =>
        RefusesAsync((up, possible) =>
            up.SetFields("docs", Doc("{ 'y': 2, 's.t.x': 1, 's.t.z': 3 }"), onlyWhereAbsent: true, onlyWherePossible: possible));

    [ServerFact]
    public Task A_field_is_not_renamed_to_one_below_what_is_no_document() =>
        RefusesAsync((up, possible) => up.RenameField("docs", "old", "s.t.x", onlyWherePossible: possible));

    [ServerFact]
    public async Task A_field_in_the_elements_of_an_array_is_neither_removed_nor_renamed()
    {
        Action<MongoMigrationBuilder, bool>[] changes =
        [
            (up, possible) => up.UnsetField("docs", "s.x", onlyWherePossible: possible),
            (up, possible) => up.UnsetFields("docs", ["y", "s.x"], onlyWherePossible: possible),
            (up, possible) => up.RenameField("docs", "s.x", "s.z", onlyWherePossible: possible),
        ];
        await InsertAsync("docs", "{ _id: 1, s: { x: 1 } }", "{ _id: 2 }", "{ _id: 3, s: 'text' }", "{ _id: 4, s: [] }");
        await InsertAsync("docs", "{ _id: 5, s: [{ x: 1 }] }", "{ _id: 6, s: [{ k: 1 }, { x: null }] }");
        await InsertAsync("docs", "{ _id: 7, s: [[{ x: 1 }], { x: 2 }] }");
        var before = await DocumentsAsync("docs");
        foreach (var change in changes)
        {
            var failure = await FailAsync(up => change(up, false));
            Assert.Contains("5 in 'docs' has an array at 's', so 's.x' cannot be removed (3", failure.Message, StringComparison.Ordinal);
            Assert.Equal(before, await DocumentsAsync("docs"));
        }

        await UpAsync(up => changes[0](up, true));
        Assert.Equal(before.Replace("\"s\" : { \"x\" : 1 }", "\"s\" : { }", StringComparison.Ordinal), await DocumentsAsync("docs"));
    }

    [ServerFact]
    public async Task An_element_of_an_array_is_set_by_its_number()
    {
        await InsertAsync("docs", "{ _id: 1, s: [{ k: 1 }, { k: 2 }] }", "{ _id: 2, s: [{}] }", "{ _id: 3, s: [5] }");
        var failure = await FailAsync(up => up.SetField("docs", "s.0.x", 1));
        Assert.Contains("_id 3 in 'docs' has a number at 's.0', so 's.0.x' cannot be set", failure.Message, StringComparison.Ordinal);
        await UpAsync(up => up.SetField("docs", "s.0.x", 1, onlyWherePossible: true));
        Assert.Equal(
            """
            { "_id" : 1, "s" : [{ "k" : 1, "x" : 1 }, { "k" : 2 }] }
            { "_id" : 2, "s" : [{ "x" : 1 }] }
            { "_id" : 3, "s" : [5] }
            """,
            await DocumentsAsync("docs"));
    }

    [ServerFact]
    public async Task A_document_that_has_both_names_can_be_left_out()
    {
        await InsertAsync("docs", "{ _id: 1, a: 1 }", "{ _id: 2, a: 1, b: 2 }");
        var failure = await FailAsync(up => up.RenameField("docs", "a", "b"));
        Assert.Contains("_id 2 in 'docs' has both 'a' and 'b', so its 'b' would be lost", failure.Message, StringComparison.Ordinal);
        await UpAsync(up => up.RenameField("docs", "a", "b", onlyWherePossible: true));
        Assert.Equal("{ \"_id\" : 1, \"b\" : 1 }\n{ \"_id\" : 2, \"a\" : 1, \"b\" : 2 }", await DocumentsAsync("docs"));
    }

    /// <remarks>A step that was refused is done as soon as the documents are corrected.</remarks>
    [ServerFact]
    public async Task Corrected_documents_are_changed_by_the_next_run()
    {
        await InsertAsync("docs", "{ _id: 1, s: 'legacy' }");
        DescribedMigration[] migrations =
            [new(up => up.SetFields("docs", Doc("{ 's.x': 1 }"), onlyWhereAbsent: true), down => down.UnsetFields("docs", ["s.x"]))];
        await Assert.ThrowsAsync<MigrationFailedException>(() => Runner(migrations).MigrateAsync());
        await Database.Collection("docs").UpdateOneAsync(new BsonDocument("_id", 1), Doc("{ $set: { s: { k: 1 } } }"));
        await Runner(migrations).MigrateAsync();
        Assert.Equal("{ \"_id\" : 1, \"s\" : { \"k\" : 1, \"x\" : 1 } }", await DocumentsAsync("docs"));
        await Runner(migrations).RollbackAsync();
        Assert.Equal("{ \"_id\" : 1, \"s\" : { \"k\" : 1 } }", await DocumentsAsync("docs"));
    }

    /// <summary>Refuses with each kind of parent, and with all of them leaves only these out.</summary>
    /// <param name="change">The operation, which may say onlyWherePossible.</param>
    /// <param name="whole">Whether it also changes the document that has the field.</param>
    private async Task RefusesAsync(Action<MongoMigrationBuilder, bool> change, bool whole = false)
    {
        // More than a batch that takes the field, so that something would be written before the first that does not.
        string[] fit = ["{}", "{ s: {} }", "{ s: { t: {} } }", "{ s: { t: { y: [5] } } }", "{ s: { u: null } }"];
        string[] inside = [.. NoDocuments.Select(value => $"{{ t: {value} }}")];
        string[] unfit = [.. NoDocuments.Concat(inside).Select(value => $"{{ s: {value} }}")];
        await AddAsync(1, fit);
        var untouched = await DocumentsAsync("docs");
        foreach (var (document, number) in unfit.Select((document, index) => (document, 101 + index)))
        {
            await AddAsync(number, document);
            var before = await DocumentsAsync("docs");
            var failure = await FailAsync(up => change(up, false));
            Assert.Contains($"document with _id {number} in 'docs' has ", failure.Message, StringComparison.Ordinal);
            Assert.Contains("so 's.t.x' cannot be set. Change such documents first", failure.Message, StringComparison.Ordinal);
            Assert.Equal(before, await DocumentsAsync("docs"));
            await Database.Collection("docs").DeleteOneAsync(new BsonDocument("_id", number));
        }

        await AddAsync(101, unfit);
        await InsertAsync("docs", "{ _id: 999, s: { t: { x: 'there', z: 0 } }, y: 0 }");
        var all = await DocumentsAsync("docs");
        var notFit = string.Join('\n', all.Split('\n')[fit.Length..^1]);
        var refused = await FailAsync(up => change(up, false));
        Assert.Contains($"({unfit.Length} documents are like that)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(all, await DocumentsAsync("docs"));

        await UpAsync(up => change(up, true));
        var after = await DocumentsAsync("docs");
        Assert.Contains(notFit, after, StringComparison.Ordinal);
        Assert.DoesNotContain(untouched.Split('\n'), after.Split('\n').Contains);
        Assert.Equal(fit.Length + (whole ? 1 : 0), (await Database.AllAsync("docs")).Count(IsChanged));
    }

    private static bool IsChanged(BsonDocument document) =>
        document.TryGetValue("s", out var s) && s is BsonDocument outer
        && outer.TryGetValue("t", out var t) && t is BsonDocument inner
        && inner.TryGetValue("x", out var x) && x == 1;

    private Task AddAsync(int first, params string[] documents) => Database.Collection("docs").InsertManyAsync(
        documents.Select((document, index) => new BsonDocument { { "_id", first + index }, { "old", 1 } }.AddRange(Doc(document))));
}
