namespace GenMigrate.Generators.Tests;

public sealed class ColumnRewriteTests() : RuleTests<SafetyAnalyzer>(Descriptors.ColumnRewrite)
{
    private const string Bad = "ALTER TABLE workers ADD COLUMN token uuid DEFAULT gen_random_uuid()";

    private protected override TestProject Hit => SafetyProject.Second("{|GENM6004:ALTER TABLE workers ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid()|}; {|GENM6004:ALTER TABLE workers ADD n bigserial|}; {|GENM6004:ALTER TABLE workers ADD n int GENERATED ALWAYS AS IDENTITY|}; {|GENM6004:ALTER TABLE workers ADD n int GENERATED ALWAYS AS (pay * 2) STORED|};");

    [Theory]
    [InlineData("ALTER TABLE workers ADD n int DEFAULT 5")]
    [InlineData("ALTER TABLE workers ADD at timestamptz NOT NULL DEFAULT now()")]
    [InlineData("ALTER TABLE workers ADD token uuid; ALTER TABLE workers ALTER token SET DEFAULT gen_random_uuid()")]
    [InlineData("CREATE TABLE skills (a int); ALTER TABLE skills ADD b serial")]
    public Task Takes_what_is_safe(string sql) => VerifyAsync(SafetyProject.Second(sql));

    [Fact]
    public Task Takes_a_table_that_is_not_released() => VerifyAsync(SafetyProject.Migrations("SELECT 1", SafetyProject.Tables, Bad).Released(1));

    [Fact]
    public Task Takes_a_migration_that_is_released() => VerifyAsync(SafetyProject.Migrations(SafetyProject.Tables, Bad).Released(1, 2));

    [Fact]
    public Task Sees_SQL_files() => VerifyAsync(TestProject.Of().ForPostgreSql()
        .WithSql("1_tables.sql", SafetyProject.Tables).WithSql("2_change.sql", $"{{|GENM6004:{Bad}|}};").Released(1));
}
