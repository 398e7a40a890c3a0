using GenMigrate;

namespace QuickStart.Migrations;

[Migration(2, Description = "What they can do")]
public sealed class AddSkills : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration
        .Sql("skills", "CREATE TABLE skills (skill TEXT PRIMARY KEY)")
        .Run("the usual ones", async (context, cancellationToken) =>
        {
            foreach (var skill in new[] { "welding", "nursing", "C#" })
            {
                await context.ExecuteAsync("INSERT INTO skills VALUES (@skill)", new Dictionary<string, object?> { ["skill"] = skill }, cancellationToken);
            }
        });

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE skills");
}
