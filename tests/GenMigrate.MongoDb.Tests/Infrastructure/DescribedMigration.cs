namespace GenMigrate.MongoDb.Tests;

/// <summary>A migration that is written down where it is used.</summary>
internal sealed class DescribedMigration(Action<MongoMigrationBuilder> up, Action<MongoMigrationBuilder>? down = null) : MongoMigration
{
    public override void Up(MongoMigrationBuilder migration) => up(migration);

    public override void Down(MongoMigrationBuilder migration) => down?.Invoke(migration);
}
