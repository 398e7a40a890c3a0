namespace GenMigrate.Generators.Tests;

public sealed class NotNullWithoutDefaultTests() : RuleTests<SafetyAnalyzer>(Descriptors.NotNullWithoutDefault)
{
    private const string Bad = "ALTER TABLE workers ADD COLUMN email text NOT NULL";

    private protected override TestProject Hit => SafetyProject.Second("{|GENM7001:ALTER TABLE workers ADD COLUMN email text NOT NULL|}; {|GENM7001:ALTER TABLE workers ADD email varchar(20) DEFAULT NULL NOT NULL|};");

    [Theory]
    [InlineData("ALTER TABLE workers ADD email text NOT NULL DEFAULT ''")]
    [InlineData("ALTER TABLE workers ADD email text")]
    [InlineData("ALTER TABLE workers ADD mood app.mood NOT NULL")]
    [InlineData("CREATE TABLE skills (a int); ALTER TABLE skills ADD b text NOT NULL")]
    public Task Takes_what_is_safe(string sql) => VerifyAsync(SafetyProject.Second(sql));

    [Fact]
    public Task Takes_a_table_that_is_not_released() => VerifyAsync(SafetyProject.Migrations("SELECT 1", SafetyProject.Tables, Bad).Released(1));

    [Fact]
    public Task Takes_a_migration_that_is_released() => VerifyAsync(SafetyProject.Migrations(SafetyProject.Tables, Bad).Released(1, 2));

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of().ForPostgreSql()
        .WithSql("1_tables.sql", SafetyProject.Tables).WithSql("2_change.sql", $"{{|GENM7001:{Bad}|}};").Released(1));
}
