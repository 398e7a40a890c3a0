namespace GenMigrate.Generators.Tests;

public sealed class DuplicateVersionTests() : RuleTests<DuplicateVersionAnalyzer>(Descriptors.DuplicateVersion)
{
    private const string Up = "{ public override void Up(SqlMigrationBuilder migration) { } }";

    private protected override TestProject Hit => TestProject.Of(
        $$"""
        using GenMigrate;
        [Migration({|GENM1001:1|})] class A : SqlMigration {{Up}}
        [Migration(2)] class B : SqlMigration {{Up}}
        """,
        $$"""
        using GenMigrate;
        [Migration({|GENM1001:1|})] class C : SqlMigration {{Up}}
        """);

    [Fact]
    public Task Sees_a_version_however_it_is_written() => VerifyAsync(
        $$"""
        global using Mark = GenMigrate.MigrationAttribute;
        using GenMigrate;
        static class Versions { public const long Five = 5; public const int Two = 2; }
        [Migration(version: {|GENM1001:5|})] class A : SqlMigration {{Up}}
        [Migration(version: {|GENM1001:0x5|}, Name = "b", OutOfOrder = true)] class B : SqlMigration {{Up}}
        [MigrationAttribute({|GENM1001:Versions.Five|})] class C : SqlMigration {{Up}}
        [GenMigrate.Migration({|GENM1001:Versions.Two + 3|}, Name = "d")] class D : SqlMigration {{Up}}
        [Mark({|GENM1001:5L|})] class E : SqlMigration {{Up}}
        [System.Obsolete, Migration({|GENM1001:0_5|})] partial class F { }
        """,
        $$"""
        using GenMigrate;
        partial class F : SqlMigration {{Up}}
        """);

    [Fact]
    public Task Takes_registries_and_kinds_apart() => VerifyAsync(
        $$"""
        using GenMigrate;
        [Migration(1)] class A : SqlMigration {{Up}}
        [Migration(1, Registry = "orders")] class B : SqlMigration {{Up}}
        [Migration({|GENM1001:1|}, Registry = "billing")] class C : SqlMigration {{Up}}
        [Migration({|GENM1001:1|}, Registry = "billing")] class D : SqlMigration {{Up}}
        [Seed(1)] class E : SqlMigration {{Up}}
        [Seed({|GENM1001:2|})] class F : SqlMigration {{Up}}
        [Seed({|GENM1001:2|})] class G : SqlMigration {{Up}}
        """);

    [Fact]
    public Task Takes_the_module_for_the_registry_of_those_that_name_none() => VerifyAsync(TestProject.Of(
        $$"""
        using GenMigrate;
        [Migration({|GENM1001:1|})] class A : SqlMigration {{Up}}
        [Migration({|GENM1001:1|}, Registry = "Billing")] class B : SqlMigration {{Up}}
        """).WithProperty("GenMigrateModule", "Billing"));

    [Fact]
    public Task Counts_SQL_files() => VerifyAsync(TestProject.Of(
        $$"""
        using GenMigrate;
        [Migration({|GENM1001:7|})] class A : SqlMigration {{Up}}
        """)
        .WithSql("0007_add_index.sql", "{|GENM1001:CREATE INDEX i ON t (a);|}\n-- migrate:down\nDROP INDEX i;")
        .WithSql("0008_more.sql", "{|GENM1001:SELECT 1;|}")
        .WithSql("8_other.sql", "{|GENM1001:SELECT 2;|}")
        .WithSql("8_other.down.sql", "SELECT 2;"));

    [Fact]
    public async Task Says_who_else_has_the_version_and_which_one_is_free()
    {
        var findings = await AnalyzerVerifier.FindAsync(Hit, new DuplicateVersionAnalyzer());
        Assert.Equal(
            [
                "Version 1 of the project's registry is also that of 'A': give one of them the next free version, 3",
                "Version 1 of the project's registry is also that of 'C': give one of them the next free version, 3",
            ],
            findings.Select(finding => finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
    }
}
