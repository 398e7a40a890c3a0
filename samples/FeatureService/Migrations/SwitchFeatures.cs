using GenMigrate;
using MongoDB.Bson;

namespace FeatureService.Migrations;

[Migration(2, Description = "Every feature can be switched off")]
public sealed class SwitchFeatures : MongoMigration
{
    public override void Up(MongoMigrationBuilder migration) => migration.SetField("features", "enabled", true, onlyWhereAbsent: true);

    public override void Down(MongoMigrationBuilder migration) => migration.UnsetField("features", "enabled");
}
