using GenMigrate;
using MongoDB.Bson;

namespace JobBoard.Migrations;

[Migration(4, Description = "Administrators are listed by role")]
public sealed class IndexUserRoles : MongoMigration
{
    public override void Up(MongoMigrationBuilder migration) => migration.CreateIndex("users", new BsonDocument("role", 1), name: "users_role");

    public override void Down(MongoMigrationBuilder migration) => migration.DropIndex("users", "users_role");
}
