namespace GenMigrate.Generators.Tests;

public sealed class DownTests
{
    private const string Up = "public override void Up(SqlMigrationBuilder migration) { }";
    private const string Down = "public override void Down(SqlMigrationBuilder migration) { }";

    [Theory]
    [InlineData("class M : SqlMigration { " + Up + " }", false)]
    [InlineData("class M : SqlMigration { " + Up + Down + " }", true)]
    [InlineData("class M : Base { " + Up + " } abstract class Base : SqlMigration { " + Down + " }", true)]
    [InlineData("class M : Base { " + Up + " } abstract class Base : SqlMigration;", false)]
    [InlineData("class M : Base { " + Up + Down + " } abstract class Base : SqlMigration { public abstract override void Down(SqlMigrationBuilder migration); }", true)]
    [InlineData("class M : SqlMigration { " + Up + " public void Down() { } }", false)]
    [InlineData("class M : SqlMigration { " + Up + " public new void Down(SqlMigrationBuilder migration) { } }", false)]
    [InlineData("class M : SqlMigration { " + Up + " public void Down(string migration) { } }", false)]
    [InlineData("class M : SqlMigration { " + Up + " public override void Down(SqlMigrationBuilder migration) => throw new System.NotSupportedException(); }", true)]
    public void A_way_down_is_an_override(string source, bool expected)
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of("using GenMigrate; [Migration(1)] " + source));

        Assert.Equal(expected, Assert.Single(assembly.Registry.Migrations).HasDown);
    }

    [Fact]
    public void Irreversible_says_why()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of("using GenMigrate; [Migration(1), Irreversible(\"data \\\"lost\\\"\\n\")] class M : SqlMigration { " + Up + Down + " }"));

        var migration = Assert.Single(assembly.Registry.Migrations);
        Assert.True(migration.IsIrreversible);
        Assert.True(migration.HasDown);
        Assert.Equal("data \"lost\"\n", migration.IrreversibleReason);
    }

    [Fact]
    public void Only_the_class_itself_says_that_it_is_irreversible()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of("using GenMigrate; [Migration(1)] class M : Base { " + Up + " } [Irreversible(\"x\")] abstract class Base : SqlMigration;"));

        Assert.False(Assert.Single(assembly.Registry.Migrations).IsIrreversible);
    }
}
