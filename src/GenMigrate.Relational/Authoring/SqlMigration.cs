namespace GenMigrate;

/// <summary>A migration of an SQL database.</summary>
public abstract class SqlMigration : Migration
{
    /// <summary>Adds the steps that apply the migration. Touches no database: work belongs into the steps.</summary>
    public abstract void Up(SqlMigrationBuilder migration);

    /// <summary>Adds the steps that take the migration back, in the order in which they run.</summary>
    public virtual void Down(SqlMigrationBuilder migration)
    {
    }
}
