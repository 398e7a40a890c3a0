namespace GenMigrate.Generators.Tests;

public sealed class IndexNotConcurrentTests() : RuleTests<SafetyAnalyzer>(Descriptors.IndexNotConcurrent)
{
    private const string Index = "CREATE INDEX by_name ON workers (name)";

    private protected override TestProject Hit => SafetyProject.Second($"{{|GENM6001:{Index}|}}; {{|GENM6001:create unique index on public.workers using btree (lower(name))|}};");

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY by_name ON workers (name)")]
    [InlineData("CREATE TABLE skills (id int); CREATE INDEX ON skills (id)")]
    [InlineData("CREATE TABLE \"Workers\" (name text); CREATE INDEX ON \"Workers\" (name)")]
    [InlineData("SET search_path = app; CREATE TABLE workers (name text); CREATE INDEX ON workers (name)")]
    [InlineData("DROP TABLE workers; CREATE TABLE workers (name text); CREATE INDEX ON workers (name)")]
    [InlineData("DO $$ BEGIN DROP TABLE workers; END $$; CREATE INDEX ON workers (name)")]
    [InlineData("CREATE INDEX ON unheard_of (name)")]
    public Task Takes_what_blocks_no_writes_of_a_database_in_use(string sql) => VerifyAsync(SafetyProject.Second(sql));

    [Fact]
    public Task Takes_a_table_that_is_not_released() => VerifyAsync(SafetyProject.Migrations("SELECT 1", SafetyProject.Tables, Index).Released(1));

    [Fact]
    public Task Takes_a_migration_that_is_released() => VerifyAsync(SafetyProject.Migrations(SafetyProject.Tables, Index).Released(1, 2));

    [Fact]
    public Task Takes_everything_without_a_lock_file() => VerifyAsync(SafetyProject.Migrations(SafetyProject.Tables, Index));

    [Fact]
    public Task Takes_everything_with_an_empty_lock_file() => VerifyAsync(SafetyProject.Migrations(SafetyProject.Tables, Index).WithLock(""));

    [Fact]
    public Task Starts_behind_the_version_of_editorconfig() =>
        VerifyAsync(SafetyProject.Migrations(SafetyProject.Tables, Index, "{|GENM6001:CREATE INDEX ON workers (pay)|}").StartsAfter(2));

    [Fact]
    public Task Sees_a_table_that_got_another_name() =>
        VerifyAsync(SafetyProject.Second("ALTER TABLE workers RENAME TO people; {|GENM6001:CREATE INDEX ON people (name)|}"));

    [Fact]
    public Task Sees_SQL_files_and_tables_that_they_create() => VerifyAsync(TestProject.Of().ForPostgreSql()
        .WithSql("1_tables.sql", SafetyProject.Tables)
        .WithSql("2_index.sql", $"SELECT 1;\n{{|GENM6001:{Index}|}};\n").Released(1));

    [Fact]
    public Task Knows_that_settings_end_with_their_migration() => VerifyAsync(SafetyProject.Migrations(
        "SET search_path = app; " + SafetyProject.Tables, "CREATE INDEX ON workers (name); {|GENM6001:CREATE INDEX ON app.workers (name)|}").Released(1));

    [Fact]
    public Task Is_silent_where_only_SQLite_is_meant() =>
        VerifyAsync(TestProject.Of().ForSqlite().WithSql("1_tables.sql", SafetyProject.Tables).WithSql("2_index.sql", Index).Released(1));
}
