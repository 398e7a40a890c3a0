namespace GenMigrate.Cli.TestProgram;

/// <summary>A migration given as two delegates.</summary>
public sealed class Scripted(Action<SqlMigrationBuilder> up, Action<SqlMigrationBuilder> down) : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => up(migration);

    public override void Down(SqlMigrationBuilder migration) => down(migration);
}
