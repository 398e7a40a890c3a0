using System.Globalization;

namespace GenMigrate.Generators.Tests;

public sealed class CannotBeMadeTests() : RuleTests<CannotBeMadeAnalyzer>(Descriptors.CannotBeMade)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] abstract class {|GENM2002:A|} : SqlMigration { }
        [Migration(2)] class {|GENM2002:B|}<T> : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        class Outer<T> { [Migration(3)] public class {|GENM2002:C|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } } }
        class Outer { [Migration(4)] private class {|GENM2002:D|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } } }
        """,
        """
        using GenMigrate;
        [Migration(5)] file class {|GENM2002:E|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Seed(6)] class {|GENM2002:F|} : SqlMigration { private F() { } public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(7)] class {|GENM2002:G|} : SqlMigration { public G(in int number) => _ = number; public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(8)] class {|GENM2002:H|} : SqlMigration { public required string Name { get; init; } public override void Up(SqlMigrationBuilder migration) { } }
        """);

    [Fact]
    public Task Takes_whatever_generated_code_can_make() => VerifyAsync(
        """
        using GenMigrate;
        using System.Diagnostics.CodeAnalysis;
        [Migration(1)] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(2)] class B(System.IServiceProvider services, int number = 3) : SqlMigration { public override void Up(SqlMigrationBuilder migration) => _ = (services, number); }
        static class Outer { [Migration(3)] internal sealed class C : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } } }
        [Migration(4)] class D : SqlMigration { [SetsRequiredMembers] public D() => Name = ""; public required string Name { get; init; } public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(5)] class E : SqlMigration { private E(int number) { } internal E() { } public override void Up(SqlMigrationBuilder migration) { } }
        """);

    [Fact]
    public async Task Gives_every_reason_its_own_advice()
    {
        var findings = await AnalyzerVerifier.FindAsync(Hit, new CannotBeMadeAnalyzer());
        Assert.Equal(7, findings.Select(finding => finding.GetMessage(CultureInfo.InvariantCulture)[3..]).Distinct().Count());
    }
}
