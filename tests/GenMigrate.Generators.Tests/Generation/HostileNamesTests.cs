using Microsoft.CodeAnalysis.CSharp;

namespace GenMigrate.Generators.Tests;

public sealed class HostileNamesTests
{
    private const string Body = " : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder migration) { } }";

    [Theory]
    [InlineData("[GenMigrate.Migration(1)] class @class" + Body, "class")]
    [InlineData("[GenMigrate.Migration(1)] class Größe日本" + Body, "Größe日本")]
    [InlineData("namespace A.B { [GenMigrate.Migration(1)] class M" + Body + " }", "A.B.M")]
    [InlineData("namespace A.B;\n[GenMigrate.Migration(1)] class M" + Body, "A.B.M")]
    [InlineData("namespace @namespace.@int { [GenMigrate.Migration(1)] class @new" + Body + " }", "namespace.int.new")]
    [InlineData("namespace A { public class Outer { internal class Inner { [GenMigrate.Migration(1)] protected internal class M" + Body + " } } }", "A.Outer+Inner+M")]
    [InlineData("namespace Jobs.System { class GenMigrate; [global::GenMigrate.Migration(1)] class M : global::GenMigrate.SqlMigration { public override void Up(global::GenMigrate.SqlMigrationBuilder migration) { } } }", "Jobs.System.M")]
    [InlineData("namespace Jobs { class Migration; class MigrationRegistry; class ReadOnlySpan; [GenMigrate.Migration(1)] class Registry" + Body + " }", "Jobs.Registry")]
    [InlineData("using Attr = GenMigrate.MigrationAttribute; [Attr(1)] class M" + Body, "M")]
    [InlineData("[GenMigrate.MigrationAttribute(1)] class M" + Body, "M")]
    [InlineData("[GenMigrate.Migration(version: 0x1)] class M" + Body, "M")]
    [InlineData("[GenMigrate.Migration(C.One)] class M" + Body + " static class C { public const int One = 1; }", "M")]
    [InlineData("[System.Obsolete(\"old\"), GenMigrate.Migration(1)] class M" + Body, "M")]
    [InlineData("[GenMigrate.Migration(1)] unsafe partial class M" + Body + " partial class M;", "M")]
    [InlineData("struct S { [GenMigrate.Migration(1)] internal class M" + Body + " }", "S+M")]
    public void Wherever_a_class_stands_it_is_found_and_made(string source, string type)
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(source) with { AllowsUnsafe = true });

        var migration = Assert.Single(assembly.Registry.Migrations);
        Assert.Equal(1, migration.Version);
        Assert.Same(assembly.GetType(type), migration.Create(null).GetType());
    }

    [Theory]
    [InlineData("quotes \" and ' and \\ and \\n and {0} and {{")]
    [InlineData("lines\nof\r\ntext\twith\0controls\u0001\u0085\u2028")]
    [InlineData("emoji 😀, half of one \ud83d, turned \u202e, hidden \u200b\ufeff")]
    [InlineData("*/ // /* #endif \"\"\" $@\"")]
    [InlineData(" blanks around ")]
    public void Any_text_survives(string text)
    {
        var literal = SymbolDisplay.FormatLiteral(text, quote: true);
        using var assembly = GeneratedAssembly.Load(TestProject.Of(
            $"[GenMigrate.Migration(1, Name = {literal}, Description = {literal}, Registry = {literal}), GenMigrate.Irreversible({literal})] class M{Body}",
            $"[GenMigrate.Migration(2, Name = \"next\", Registry = {literal})] class N{Body}"));

        var registry = assembly.All[1];
        Assert.Equal(text, registry.Name);
        Assert.Equal([text, "next"], registry.Migrations.Select(migration => migration.Name));
        Assert.Equal(text, registry.Migrations[0].Description);
        Assert.Equal(text, registry.Migrations[0].IrreversibleReason);
        Assert.Null(registry.Migrations[1].Description);
    }

    [Fact]
    public void Names_of_ten_thousand_characters_survive()
    {
        var name = new string('N', 500) + string.Concat(Enumerable.Repeat("ß日", 4_750));
        using var assembly = GeneratedAssembly.Load(TestProject.Of($"[GenMigrate.Migration(1, Name = \"{name}\", Registry = \"{name}\", Description = \"{name}\")] class M{Body}"));

        Assert.Equal(name, assembly.All[1].Migrations[0].Name);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("null")]
    public void Without_a_name_the_class_gives_it(string name)
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of($"[GenMigrate.Migration(1, Name = {name}, Description = {name})] class M{Body}"));

        Assert.Equal("M", assembly.Registry.Migrations[0].Name);
        Assert.Null(assembly.Registry.Migrations[0].Description);
    }
}
