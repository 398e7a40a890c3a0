namespace GenMigrate.Generators.Tests;

public sealed class SetNotNullTests() : RuleTests<SafetyAnalyzer>(Descriptors.SetNotNull)
{
    private const string Set = "ALTER TABLE workers ALTER COLUMN name SET NOT NULL";

    private protected override TestProject Hit => SafetyProject.Second($"{{|GENM6002:{Set}|}};");

    [Theory]
    [InlineData("ALTER TABLE workers ALTER COLUMN name DROP NOT NULL")]
    [InlineData("ALTER TABLE workers ALTER COLUMN id SET NOT NULL")]
    [InlineData("CREATE TABLE skills (a int); ALTER TABLE skills ALTER a SET NOT NULL")]
    public Task Takes_what_scans_nothing(string sql) => VerifyAsync(SafetyProject.Second(sql));

    [Fact]
    public Task Takes_a_column_that_a_valid_check_proves() => VerifyAsync(SafetyProject.Migrations(
        SafetyProject.Tables,
        "ALTER TABLE workers ADD CONSTRAINT named CHECK (name IS NOT NULL) NOT VALID",
        "ALTER TABLE workers VALIDATE CONSTRAINT named",
        Set).Released(1));

    [Theory]
    [InlineData("CHECK (name IS NOT NULL) NOT VALID")]
    [InlineData("CHECK (name IS NOT NULL OR pay > 0) NOT VALID")]
    [InlineData("CHECK (pay IS NOT NULL) NOT VALID")]
    public Task Sees_that_a_check_proves_nothing(string check) => VerifyAsync(SafetyProject.Migrations(
        SafetyProject.Tables, $"ALTER TABLE workers ADD CONSTRAINT named {check}", $"{{|GENM6002:{Set}|}}").Released(1));

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of().ForPostgreSql()
        .WithSql("1_tables.sql", SafetyProject.Tables).WithSql("2_set.sql", $"{{|GENM6002:{Set}|}};").Released(1));

    [Fact]
    public Task Takes_a_migration_that_is_released() => VerifyAsync(SafetyProject.Migrations(SafetyProject.Tables, Set).Released(1, 2));
}
