using GenMigrate;

namespace FeatureService.Migrations;

[Migration(3, Description = "A rollout is a percentage, and says so")]
public sealed class RenameRollout : MongoMigration
{
    public override void Up(MongoMigrationBuilder migration) => migration.RenameField("features", "rollout", "rolloutPercent");

    public override void Down(MongoMigrationBuilder migration) => migration.RenameField("features", "rolloutPercent", "rollout");
}
