using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

public sealed class ModuleTests
{
    private static readonly TestProject Billing = Module("Acme.Billing", "Billing", Migrations.Class(1, "CreateInvoices"), Migrations.Class(4, "S", "Seed"));

    [Fact]
    public Task A_module_announces_its_registries() => Snapshot.VerifyAsync(GeneratorHarness.Run(Billing with
    {
        Sources = Billing.Sources.Add(("Orders.cs", Migrations.Class(2, "CreateOrders").Replace("(2)", "(2, Registry = \"orders\")", StringComparison.Ordinal))),
    }));

    [Fact]
    public void Migrations_of_a_module_belong_to_its_registry()
    {
        using var assembly = GeneratedAssembly.Load(Billing);

        Assert.Equal("Billing", assembly.Registry.Name);
        Assert.Same(assembly.Registry, assembly.GetRegistry("BillingRegistry"));
        Assert.Equal("CreateInvoices", Assert.Single(assembly.Registry.Migrations).Name);
    }

    [Fact]
    public void To_name_the_module_is_the_same_as_to_name_nothing()
    {
        var project = Billing with { Sources = Billing.Sources.Add(("More.cs", Migrations.Class(2, "More").Replace("(2)", "(2, Registry = \"Billing\")", StringComparison.Ordinal))) };
        using var assembly = GeneratedAssembly.Load(project);

        Assert.Equal([1, 2], assembly.Registry.Migrations.Select(migration => migration.Version));
        Assert.Single(assembly.All);
    }

    [Fact]
    public void Without_the_property_nothing_is_announced()
    {
        var output = GeneratorHarness.Run(Billing.WithoutProperty("GenMigrateModule")).Output!;

        Assert.DoesNotContain("[assembly:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("public static class", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_lists_its_own_registries_and_then_the_modules_by_name()
    {
        var audit = Module("Acme.Audit", "Audit", Migrations.Class(9, "CreateAudit"));
        var (assembly, _) = Host([Migrations.Class(1, "Own"), Migrations.Class(1, "Z").Replace("(1)", "(1, Registry = \"zoo\")", StringComparison.Ordinal)], Billing, audit);
        using (assembly)
        {
            Assert.Equal([null, "zoo", "Audit", "Billing"], assembly.All.Select(registry => registry.Name));
            Assert.Equal("CreateInvoices", assembly.All[3].Migrations.Single().Create(null).GetType().Name);
            Assert.Equal("S", assembly.All[3].Seeds.Single().Name);
        }
    }

    [Fact]
    public void Two_modules_of_one_name_are_one_registry()
    {
        // The same root namespace, too: the types they announce must not meet.
        var more = Module("Acme.Billing.More", "Billing", Migrations.Class(2, "CreatePayments")).WithProperty("RootNamespace", "Acme.Billing");
        var (assembly, _) = Host([], Billing, more);
        using (assembly)
        {
            Assert.Equal([null, "Billing"], assembly.All.Select(registry => registry.Name));
            Assert.Equal(["CreateInvoices", "CreatePayments"], assembly.All[1].Migrations.Select(migration => migration.Name));
        }
    }

    [Fact]
    public void A_programs_own_registry_takes_in_the_module_of_its_name()
    {
        var (assembly, _) = Host([Migrations.Class(7, "Own").Replace("(7)", "(7, Registry = \"Billing\")", StringComparison.Ordinal)], Billing);
        using (assembly)
        {
            Assert.Equal([null, "Billing"], assembly.All.Select(registry => registry.Name));
            Assert.Equal([1, 7], assembly.All[1].Migrations.Select(migration => migration.Version));
        }
    }

    [Fact]
    public void A_module_lists_the_modules_that_it_references()
    {
        var (assembly, _) = Host([Migrations.Class(1, "Own")], project => project.WithProperty("GenMigrateModule", "Shop"), Billing);
        using (assembly)
        {
            Assert.Equal(["Shop", "Billing"], assembly.All.Select(registry => registry.Name));
        }
    }

    [Fact]
    public void Versions_are_announced_for_the_programs_analyzers()
    {
        var (_, host) = Host([], Billing);

        var module = Assert.Single(ReferencesParser.FindModules(host, CancellationToken.None));
        Assert.Equal("Billing", module.Name);
        Assert.Equal("Acme.Billing", module.Assembly);
        Assert.Equal([1L], module.Versions);
    }

    [Theory]
    [InlineData("a \"quoted\"\\ name\n")]
    [InlineData("class")]
    [InlineData("9")]
    [InlineData("😀")]
    public void Any_name_will_do(string name)
    {
        var (assembly, _) = Host([], Module("Acme-9.class", name, Migrations.Class(1, "A")));
        using (assembly)
        {
            Assert.Equal(name.Trim(), assembly.All[1].Name);
        }
    }

    private static TestProject Module(string assembly, string name, params string[] sources) =>
        (TestProject.Of(sources) with { AssemblyName = assembly }).WithProperty("RootNamespace", assembly).WithProperty("GenMigrateModule", name);

    private static (GeneratedAssembly Assembly, Compilation Compilation) Host(string[] sources, params TestProject[] modules) => Host(sources, project => project, modules);

    private static (GeneratedAssembly Assembly, Compilation Compilation) Host(string[] sources, Func<TestProject, TestProject> change, params TestProject[] modules)
    {
        var images = Array.ConvertAll(modules, GeneratedAssembly.Emit);
        var project = change(TestProject.Of(sources) with { References = [.. images.Select(image => MetadataReference.CreateFromImage(image))] });
        return (GeneratedAssembly.Load(project, images), project.Compile());
    }
}
