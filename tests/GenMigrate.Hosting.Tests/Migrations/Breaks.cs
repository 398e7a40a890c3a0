namespace GenMigrate.Hosting.Tests;

/// <summary>Fails until there is a table that somebody else has to make. Its text has a value.</summary>
[Migration(1, Registry = "breaking")]
public sealed class Breaks : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration
        .Sql("first", "CREATE TABLE first (x TEXT)")
        .Sql("break", "INSERT INTO elsewhere VALUES ('" + Secret.Text + "')");

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE first");
}
