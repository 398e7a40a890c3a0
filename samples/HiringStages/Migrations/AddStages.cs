using GenMigrate;
using MongoDB.Bson;

namespace HiringStages.Migrations;

/// <summary>
/// Seven stages for every application. Documents that have none of the fields yet are marked, so that the way back
/// finds exactly these again; whatever others had before stays as it is, both ways.
/// </summary>
[Migration(1, Description = "Seven stages for every application")]
public sealed class AddStages : MongoMigration
{
    private const string Applications = "applications";
    private const string Marker = "stagesAdded";
    private const string WithParent = "with stages";
    private const string FieldsOnly = "fields only";

    public override void Up(MongoMigrationBuilder migration) => migration
        .SetField(Applications, Marker, WithParent, new BsonDocument("stages", new BsonDocument("$exists", false)), onlyWhereAbsent: true)
        .SetField(Applications, Marker, FieldsOnly, HasNone(), onlyWhereAbsent: true)
        .SetFields(Applications, new BsonDocument(Stages.Fields), onlyWhereAbsent: true);

    public override void Down(MongoMigrationBuilder migration) => migration
        .UnsetFields(Applications, [.. Stages.Fields.Select(field => field.Name)], new BsonDocument(Marker, new BsonDocument("$exists", true)))
        .UnsetField(Applications, "stages", new BsonDocument { { Marker, WithParent }, { "stages", new BsonDocument() } })
        .UnsetField(Applications, Marker);

    private static BsonDocument HasNone() => new("$and", new BsonArray(Stages.Fields.Select(field => new BsonDocument(field.Name, new BsonDocument("$exists", false)))));
}
