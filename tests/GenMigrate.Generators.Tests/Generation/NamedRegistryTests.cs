namespace GenMigrate.Generators.Tests;

public sealed class NamedRegistryTests
{
    [Theory]
    [InlineData("orders", "OrdersRegistry")]
    [InlineData("Orders", "OrdersRegistry")]
    [InlineData("order-items", "Order_itemsRegistry")]
    [InlineData("9lives", "_9livesRegistry")]
    [InlineData("ünïcode", "ÜnïcodeRegistry")]
    [InlineData("a.b c\\n", "A_b_c_nRegistry")]
    [InlineData("class", "ClassRegistry")]
    [InlineData("registry", "RegistryRegistry")]
    [InlineData("GeneratedMigrations", "GeneratedMigrationsRegistry")]
    public void A_named_registry_has_a_property_of_its_name(string name, string property)
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(In(Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(name, quote: true), 1, "A")));

        Assert.Equal(name, assembly.GetRegistry(property).Name);
        Assert.Equal("A", Assert.Single(assembly.GetRegistry(property).Migrations).Name);
        Assert.Empty(assembly.Registry.Migrations);
    }

    [Fact]
    public void Names_that_make_one_property_make_two()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(In("\"orders\"", 1, "A"), In("\"Orders\"", 1, "B")));

        Assert.Equal("Orders", assembly.GetRegistry("OrdersRegistry").Name);
        Assert.Equal("orders", assembly.GetRegistry("OrdersRegistry2").Name);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    public void No_name_is_the_default_registry(string name)
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(In(name, 1, "A")));

        Assert.Null(assembly.Registry.Name);
        Assert.Single(assembly.Registry.Migrations);
    }

    [Fact]
    public void All_has_the_default_registry_first_and_the_others_by_name()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(In("\"b\"", 1, "A"), In("\"B\"", 1, "B"), In("\"a\"", 1, "C")));

        Assert.Equal([null, "B", "a", "b"], assembly.All.Select(registry => registry.Name));
    }

    [Fact]
    public void Seeds_belong_to_registries_as_migrations_do()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(In("\"orders\"", 1, "A", "Seed"), In("\"orders\"", 1, "B")));

        Assert.Equal("A", Assert.Single(assembly.GetRegistry("OrdersRegistry").Seeds).Name);
        Assert.Equal("B", Assert.Single(assembly.GetRegistry("OrdersRegistry").Migrations).Name);
    }

    private static string In(string registry, long version, string name, string attribute = "Migration") =>
        Migrations.Class(version, name, attribute).Replace($"({version})", $"({version}, Registry = {registry})", StringComparison.Ordinal);
}
