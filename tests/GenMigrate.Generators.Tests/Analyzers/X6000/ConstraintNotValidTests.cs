namespace GenMigrate.Generators.Tests;

public sealed class ConstraintNotValidTests() : RuleTests<SafetyAnalyzer>(Descriptors.ConstraintNotValid)
{
    private const string Check = "ALTER TABLE workers ADD CONSTRAINT paid CHECK (pay > 0)";

    private protected override TestProject Hit => SafetyProject.Second(
        $"{{|GENM6003:{Check}|}}; {{|GENM6003:ALTER TABLE jobs ADD FOREIGN KEY (worker_id) REFERENCES workers ON DELETE CASCADE|}};");

    [Theory]
    [InlineData(Check + " NOT VALID")]
    [InlineData("ALTER TABLE jobs ADD FOREIGN KEY (worker_id) REFERENCES workers (id) MATCH SIMPLE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID")]
    [InlineData("CREATE TABLE skills (a int); ALTER TABLE skills ADD CHECK (a > 0), ADD FOREIGN KEY (a) REFERENCES workers")]
    public Task Takes_what_scans_nothing(string sql) => VerifyAsync(SafetyProject.Second(sql));

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of().ForPostgreSql()
        .WithSql("1_tables.sql", SafetyProject.Tables).WithSql("2_check.sql", $"{{|GENM6003:{Check}|}};").Released(1));

    [Fact]
    public Task Takes_a_migration_that_is_released() => VerifyAsync(SafetyProject.Migrations(SafetyProject.Tables, Check).Released(1, 2));
}
