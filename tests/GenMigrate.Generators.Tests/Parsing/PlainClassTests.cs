using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators.Tests;

/// <summary>
/// Which classes are taken by their text, and which are left to the compiler. That both give the same model is asserted
/// for every project that any test runs the generator over.
/// </summary>
public sealed class PlainClassTests
{
    private const string Up = "public override void Up(SqlMigrationBuilder migration) { }";
    private const string Usual = "using GenMigrate; namespace Jobs; [Migration(1)] public sealed class M : SqlMigration { " + Up + " }";

    [Theory]
    [InlineData(Usual)]
    [InlineData("using GenMigrate; [Migration(1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using global::GenMigrate; [Migration(1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("namespace A.B { using GenMigrate; namespace C { [Migration(1)] class M : SqlMigration { " + Up + " } } }")]
    [InlineData("namespace GenMigrate.Jobs { [Migration(1)] class M : SqlMigration { " + Up + " } }")]
    [InlineData("using GenMigrate; using S = System; [Migration(1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [MigrationAttribute(20240131235959L, Name = \"a\", FormerName = \"f\", Description = @\"b\", Registry = \"r\")] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1, Transaction = TransactionMode.None, ForeignKeys = ForeignKeyMode.CheckAtCommit, OutOfOrder = true, TimeoutSeconds = 5, LockTimeoutSeconds = 0x10)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1, Name = \" \", Transaction = TransactionMode.PerMigration, ForeignKeys = ForeignKeyMode.Enforced, OutOfOrder = false)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(3_000_000_000), Irreversible(\"why\")] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [System.Obsolete][Seed(1, Environments = \"A,B\", RunOnChange = true)] internal class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1)] class M() : SqlMigration, System.IDisposable { " + Up + " public void Dispose() { } }")]
    [InlineData("using GenMigrate; [Migration(1)] class M : SqlMigration { " + Up + " public override void Down(SqlMigrationBuilder migration) { } }")]
    [InlineData("using GenMigrate; [Migration(1)] class M : SqlMigration { " + Up + " void Down() { } static void Down(int a) { } }")]
    public void The_usual_forms_need_no_compiler(string source) => Assert.Single(FindPlain(TestProject.Of(source)));

    [Theory]
    [InlineData("using GenMigrate; [Migration(-1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(M.Version)] class M : SqlMigration { public const long Version = 1; " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(version: 1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1, Name = nameof(M))] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1, Name = \"a\" + \"b\")] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1, Name = null)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1, TimeoutSeconds = -1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1, Transaction = (TransactionMode)1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1, Transaction = GenMigrate.TransactionMode.None)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [type: Migration(1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [GenMigrate.Migration(1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1)] class M : GenMigrate.SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1)][Seed(2)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Seed(2)][Irreversible(\"why\")] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1)][Irreversible(Why)] class M : SqlMigration { const string Why = \"\"; " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1)] partial class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1)] abstract class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1)] file class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1)] class M<T> : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; class C { [Migration(1)] internal class M : SqlMigration { " + Up + " } }")]
    [InlineData("using GenMigrate; [Migration(1)] class M(System.Version version) : SqlMigration { object Version => version; " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1)] class M : SqlMigration { public M() { } " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1)] class M : SqlMigration { public required int A; " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1)] class M : B { " + Up + " } abstract class B : SqlMigration;")]
    [InlineData("using GenMigrate; [Migration(1)] class @class : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; [Migration(1)] class async : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; namespace @event; [Migration(1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; using SqlMigration = Jobs.Base; namespace Jobs { [Migration(1)] class M : SqlMigration { " + Up + " } public abstract class Base : GenMigrate.SqlMigration; }")]
    [InlineData("using GenMigrate; using Marked = GenMigrate.MigrationAttribute; [Marked(1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; using MarkedAttribute = GenMigrate.MigrationAttribute; [Marked(1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; using NoWay = GenMigrate.IrreversibleAttribute; [Migration(1), NoWay(\"why\")] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; using NoWayAttribute = GenMigrate.IrreversibleAttribute; [Migration(1)][NoWay(\"why\")] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; using Mig = GenMigrate.MigrationAttribute; [Mig(2), Seed(1)] class M : SqlMigration { " + Up + " }")]
    [InlineData("using GenMigrate; using static Modes; [Migration(1, Transaction = TransactionMode.None)] class M : SqlMigration { " + Up + " } static class Modes;")]
    public void Every_other_form_is_left_to_the_compiler(string source) => Assert.Empty(FindPlain(TestProject.Of(source)));

    [Theory]
    [InlineData("public abstract class SqlMigration { public abstract void Up(GenMigrate.SqlMigrationBuilder migration); }")]
    [InlineData("namespace Jobs { public abstract class SqlMigration : Base; public abstract class Base : GenMigrate.SqlMigration; }")]
    [InlineData("class Outer { class MigrationAttribute : System.Attribute; }")]
    [InlineData("namespace Jobs.Migration { class C; }")]
    [InlineData("delegate void Migration();")]
    [InlineData("global using SqlMigration = Jobs.Other; namespace Jobs { public abstract class Other : GenMigrate.SqlMigration; }")]
    [InlineData("global using MigrationAttribute = GenMigrate.SeedAttribute;")]
    public void A_name_of_the_projects_own_leaves_all_to_the_compiler(string other)
    {
        Assert.Empty(FindPlain(TestProject.Of(Usual, other)));
        Assert.Single(FindPlain(TestProject.Of(Usual, Renamed(other))));
    }

    [Theory]
    [InlineData("namespace Other; public class SqlMigration;")]
    [InlineData("namespace Other.Migration; public class C;")]
    public void So_does_one_of_another_assembly(string other)
    {
        Assert.Empty(FindPlain(TestProject.Of(Usual) with { References = [Reference(other)] }));
        Assert.Single(FindPlain(TestProject.Of(Usual) with { References = [Reference(Renamed(other))] }));
    }

    [Fact]
    public void A_name_is_taken_only_from_those_that_use_it()
    {
        const string Seed = "using GenMigrate; namespace Jobs; [Seed(1)] public sealed class S : SqlMigration { " + Up + " }";

        Assert.Equal("M", Assert.Single(FindPlain(TestProject.Of(Usual, Seed, "class Seed;"))).Identifier.Text);
    }

    [Fact]
    public void Without_an_import_there_is_nothing_to_take()
    {
        var source = Usual.Replace("using GenMigrate;", "", StringComparison.Ordinal).Replace("SqlMigrationBuilder", "GenMigrate.SqlMigrationBuilder", StringComparison.Ordinal);

        Assert.Empty(FindPlain(TestProject.Of(source), mayBeBroken: true));
        Assert.Single(FindPlain(TestProject.Of(source, "global using GenMigrate;")));
        Assert.Single(FindPlain(TestProject.Of(source, "global using global::GenMigrate;")));
    }

    [Fact]
    public void An_alias_of_the_whole_project_is_followed()
    {
        var harness = new GeneratorHarness(TestProject.Of(Usual.Replace("[Migration", "[Marked", StringComparison.Ordinal), "global using MarkedAttribute = GenMigrate.MigrationAttribute;"));

        Assert.Contains("global::Jobs.M()", harness.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Migration(1), NoWay(\"why\")]", "global using NoWay = GenMigrate.IrreversibleAttribute;", 1, true)]
    [InlineData("[NoWay(\"why\")] [Migration(1)]", "global using NoWayAttribute = GenMigrate.IrreversibleAttribute;", 1, true)]
    [InlineData("[Mig(2), Seed(1)]", "global using Mig = GenMigrate.MigrationAttribute;", 2, false)]
    [InlineData("[Seed(1), Mig(2), NoWay(\"why\")]", "global using Mig = GenMigrate.MigrationAttribute; global using NoWay = GenMigrate.IrreversibleAttribute;", 2, true)]
    [InlineData("[Migration(1), Other]", "global using OtherAttribute = System.ObsoleteAttribute;", 1, false)]
    public void An_alias_beside_a_plain_attribute_is_followed(string attributes, string alias, long version, bool isIrreversible)
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(Usual.Replace("[Migration(1)]", attributes, StringComparison.Ordinal), alias));

        var migration = Assert.Single(assembly.Registry.Migrations);
        Assert.Empty(assembly.Registry.Seeds);
        Assert.Equal((version, isIrreversible), (migration.Version, migration.IsIrreversible));
    }

    [Fact]
    public void Members_imported_for_the_whole_project_may_stand_before_a_type()
    {
        var named = Usual.Replace("(1)", "(1, Transaction = TransactionMode.None)", StringComparison.Ordinal);

        Assert.Empty(FindPlain(TestProject.Of(named, "global using static Modes; static class Modes;")));
        Assert.Single(FindPlain(TestProject.Of(Usual, "global using static Modes; static class Modes;")));
    }

    [Fact]
    public void Of_a_class_in_parts_the_one_with_the_attribute_that_counts_stands_for_all()
    {
        var harness = new GeneratorHarness(TestProject.Of("using GenMigrate; namespace Jobs; [Migration(1)] public partial class M : SqlMigration { " + Up + " } [Seed(1)] partial class M;"));

        Assert.Single(harness.Output!.Split("global::Jobs.M()").Skip(1));
    }

    [Fact]
    public void What_another_file_gains_is_seen()
    {
        var harness = new GeneratorHarness(TestProject.Of(Usual, "namespace Jobs { }"));
        Assert.Contains("global::Jobs.M()", harness.Output, StringComparison.Ordinal);

        harness.Edit("Test1.cs", "{ }", "{ public class SqlMigration { protected virtual void Up(GenMigrate.SqlMigrationBuilder migration) { } } }");
        Assert.DoesNotContain("global::Jobs.M()", harness.Output, StringComparison.Ordinal);

        harness.Edit("Test1.cs", "class SqlMigration", "abstract class SqlMigration : GenMigrate.SqlMigration");
        Assert.Contains("global::Jobs.M()", harness.Output, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ClassDeclarationSyntax> FindPlain(TestProject project, bool mayBeBroken = false) => PlainClassCheck.FindPlain(project.Compile(mayBeBroken));

    // The same, under names that nothing of the runtime's has.
    private static string Renamed(string source) => Regex.Replace(source, @"(?<!GenMigrate\.)\b(Sql)?Migration", "$1Else");

    private static MetadataReference Reference(string source) => TestProject.Of(source).Compile().ToMetadataReference();
}
