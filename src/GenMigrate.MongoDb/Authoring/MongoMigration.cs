namespace GenMigrate;

/// <summary>A migration of a MongoDB database.</summary>
public abstract class MongoMigration : Migration
{
    /// <summary>Adds the steps that apply the migration. Touches no database: work belongs into the steps.</summary>
    public abstract void Up(MongoMigrationBuilder migration);

    /// <summary>Adds the steps that take the migration back, in the order in which they run.</summary>
    public virtual void Down(MongoMigrationBuilder migration)
    {
    }
}
