namespace GenMigrate.Hosting.Tests;

[Migration(2)]
public sealed class FillWorkers : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration
        .Sql("skills", "CREATE TABLE skills (skill TEXT)")
        .Run("fill", (context, cancellationToken) => context.ExecuteAsync("INSERT INTO workers VALUES ('Ada')", cancellationToken));

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE skills");
}
