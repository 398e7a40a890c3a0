namespace GenMigrate.Generators.Tests;

public sealed class MissingAttributeTests() : RuleTests<MissingAttributeAnalyzer>(Descriptors.MissingAttribute)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        class {|GENM2003:A|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """,
        """
        using GenMigrate;
        [Irreversible("why")] class {|GENM2003:B|} : Own { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(1)] class C : Own { public override void Up(SqlMigrationBuilder migration) { } }
        [Seed(1)] class D : Own { public override void Up(SqlMigrationBuilder migration) { } }
        abstract class Own : SqlMigration;
        """);

    [Fact]
    public Task Leaves_alone_what_others_derive_from() => VerifyAsync(
        """
        using GenMigrate;
        class Own : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        class Generic<T> : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """,
        """
        using GenMigrate;
        [Migration(1)] class A : Own;
        [Migration(2)] class B : Generic<int>;
        """);

    [Fact]
    public Task Leaves_alone_what_generated_code_could_not_make() => VerifyAsync(
        """
        using GenMigrate;
        public class Outer { private sealed class Fake : SqlMigration { public override void Up(SqlMigrationBuilder m) { } } }
        file sealed class Local : SqlMigration { public override void Up(SqlMigrationBuilder m) { } }
        public class Generic<T> : SqlMigration { public override void Up(SqlMigrationBuilder m) { } }
        public class Guarded : SqlMigration { protected Guarded() { } public override void Up(SqlMigrationBuilder m) { } }
        public class ByReference : SqlMigration { public ByReference(ref int number) { } public override void Up(SqlMigrationBuilder m) { } }
        """);

    [Fact]
    public async Task Proposes_a_version()
    {
        var findings = await AnalyzerVerifier.FindAsync(Hit, new MissingAttributeAnalyzer());
        Assert.All(findings, finding => Assert.Contains("[Migration(2)]", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
