using GenMigrate;
using MongoDB.Bson;

namespace HiringStages.Migrations;

/// <summary>
/// Seven stages for every application: a status and a feedback each, wherever they are absent. An application whose
/// <c>stages</c> is something else, such as a text, is left alone: there is no place for them in it.
/// </summary>
/// <remarks>
/// What was added to a document is written beside it by the same update, so that the way back takes away that and nothing
/// else: <c>stagesAdded</c> is the names of the fields, or <c>"missing"</c> or <c>"null"</c> where that is what
/// <c>stages</c> was, and so all of them were added.
/// </remarks>
[Migration(1, Description = "Seven stages for every application")]
public sealed class AddStages : MongoMigration
{
    private const string Applications = "applications";
    private const string Added = "stagesAdded";

    public override void Up(MongoMigrationBuilder migration) => migration
        .UpdateInBatches(Applications, Lacking, new BsonArray { new BsonDocument("$set", Remember), new BsonDocument("$set", Add) });

    public override void Down(MongoMigrationBuilder migration) => migration
        .UpdateInBatches(Applications, new BsonDocument(Added, Exists(true)), new BsonArray
        {
            new BsonDocument("$set", new BsonDocument("stages", Without)),
            new BsonDocument("$set", new BsonDocument("stages", AsItWas)),
            new BsonDocument("$unset", Added),
        });

    private static IEnumerable<string> Fields => [.. Stages.Statuses, .. Stages.Feedbacks];

    private static BsonDocument TypeOfStages => new("$type", "$stages");

    private static BsonDocument Lacking => new()
    {
        { Added, Exists(false) },
        { "$or", new BsonArray(Fields.Select(name => new BsonDocument($"stages.{name}", Exists(false)))) },
        { "$expr", Call("$in", TypeOfStages, new BsonArray { "missing", "null", "object" }) },
    };

    private static BsonDocument HasStages => Call("$eq", TypeOfStages, "object");

    // Null is made a document in its own place, so that the field's place among the others stays the same.
    private static BsonDocument Remember => new()
    {
        { Added, If(HasStages, Call("$concatArrays", [.. Fields.Select(NameIfAbsent)]), TypeOfStages) },
        { "stages", If(HasStages, "$stages", new BsonDocument()) },
    };

    private static BsonDocument Add => new(Stages.Statuses.Select(name => OrPresent(name, "pending")).Concat(Stages.Feedbacks.Select(name => OrPresent(name, BsonNull.Value))));

    // Names that were added are taken out of whatever stages are there by now.
    private static BsonDocument Without => If(
        HasStages,
        new BsonDocument("$arrayToObject", new BsonDocument("$filter", new BsonDocument
        {
            { "input", new BsonDocument("$objectToArray", "$stages") },
            { "cond", Call("$not", Call("$in", "$$this.k", If(new BsonDocument("$isArray", $"${Added}"), $"${Added}", new BsonArray(Fields)))) },
        })),
        "$stages");

    // Stages that are empty now, and were not there, or null, before.
    private static BsonDocument AsItWas => new("$switch", new BsonDocument
    {
        {
            "branches", new BsonArray
            {
                new BsonDocument { { "case", IsEmptyAndWas("missing") }, { "then", "$$REMOVE" } },
                new BsonDocument { { "case", IsEmptyAndWas("null") }, { "then", BsonNull.Value } },
            }
        },
        { "default", "$stages" },
    });

    private static BsonDocument IsEmptyAndWas(string type) => Call("$and", Call("$eq", "$stages", new BsonDocument()), Call("$eq", $"${Added}", type));

    private static BsonDocument NameIfAbsent(string name) => If(IsAbsent(name), new BsonArray { name }, new BsonArray());

    private static BsonElement OrPresent(string name, BsonValue value) => new($"stages.{name}", If(IsAbsent(name), value, $"$stages.{name}"));

    private static BsonDocument IsAbsent(string name) => Call("$eq", new BsonDocument("$type", $"$stages.{name}"), "missing");

    private static BsonDocument Exists(bool exists) => new("$exists", exists);

    private static BsonDocument If(BsonValue condition, BsonValue then, BsonValue otherwise) => Call("$cond", condition, then, otherwise);

    private static BsonDocument Call(string function, params BsonValue[] arguments) => new(function, new BsonArray(arguments));
}
