namespace GenMigrate.Generators.Tests;

public sealed class KeyWithoutIndexTests() : RuleTests<SafetyAnalyzer>(Descriptors.KeyWithoutIndex)
{
    private const string Bad = "ALTER TABLE workers ADD UNIQUE (name)";

    private protected override TestProject Hit => SafetyProject.Second("{|GENM6006:ALTER TABLE workers ADD CONSTRAINT named UNIQUE NULLS NOT DISTINCT (name)|}; {|GENM6006:ALTER TABLE workers ADD COLUMN email text UNIQUE|};");

    [Theory]
    [InlineData("ALTER TABLE workers ADD CONSTRAINT named UNIQUE USING INDEX named")]
    [InlineData("CREATE TABLE skills (a int); ALTER TABLE skills ADD PRIMARY KEY (a)")]
    [InlineData("ALTER TABLE workers ADD COLUMN email text")]
    public Task Takes_what_is_safe(string sql) => VerifyAsync(SafetyProject.Second(sql));

    [Fact]
    public Task Takes_a_table_that_is_not_released() => VerifyAsync(SafetyProject.Migrations("SELECT 1", SafetyProject.Tables, Bad).Released(1));

    [Fact]
    public Task Takes_a_migration_that_is_released() => VerifyAsync(SafetyProject.Migrations(SafetyProject.Tables, Bad).Released(1, 2));

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of().ForPostgreSql()
        .WithSql("1_tables.sql", SafetyProject.Tables).WithSql("2_change.sql", $"{{|GENM6006:{Bad}|}};").Released(1));
}
