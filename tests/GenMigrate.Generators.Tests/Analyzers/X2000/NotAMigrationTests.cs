namespace GenMigrate.Generators.Tests;

public sealed class NotAMigrationTests() : RuleTests<NotAMigrationAnalyzer>(Descriptors.NotAMigration)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class {|GENM2001:A|} { }
        [Migration(2)] class B : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """,
        """
        using GenMigrate;
        [Seed(1)] sealed record {|GENM2001:C|}(int Number);
        [Migration(3)] static class {|GENM2001:D|} { }
        """);

    [Fact]
    public Task Leaves_a_base_class_that_does_not_exist_to_the_compiler() => AnalyzerVerifier.VerifyAsync<NotAMigrationAnalyzer>(
        TestProject.Of(
            """
            using GenMigrate;
            [Migration(1)] class A : Missing { }
            """),
        mayBeBroken: true);
}
