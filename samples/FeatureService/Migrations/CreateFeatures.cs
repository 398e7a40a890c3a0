using GenMigrate;
using MongoDB.Bson;

namespace FeatureService.Migrations;

[Migration(1, Description = "Features by key")]
public sealed class CreateFeatures : MongoMigration
{
    public override void Up(MongoMigrationBuilder migration) => migration
        .CreateCollection("features")
        .CreateIndex("features", new BsonDocument("key", 1), unique: true);

    public override void Down(MongoMigrationBuilder migration) => migration.DropCollection("features");
}
