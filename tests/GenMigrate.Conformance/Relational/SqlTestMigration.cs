namespace GenMigrate.Conformance;

/// <summary>A neutral migration in SQL that SQLite and PostgreSQL both understand.</summary>
public sealed class SqlTestMigration(TestMigration source) : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => Add(migration, source.Up);

    public override void Down(SqlMigrationBuilder migration) => Add(migration, source.Down);

    private static void Add(SqlMigrationBuilder migration, IReadOnlyList<TestStep> steps)
    {
        foreach (var step in steps)
        {
            if (step.Kind == TestStepKind.Code)
            {
                migration.Run(step.Name!, (context, cancellationToken) => step.Body!(new SqlTestContext(context), cancellationToken), step.IsRepeatable, step.RunsOutside);
            }
            else if (step.Name is { } name)
            {
                migration.Sql(name, TestSql.Of(step), step.IsRepeatable);
            }
            else
            {
                migration.Sql(TestSql.Of(step), step.IsRepeatable);
            }
        }
    }
}
