namespace GenMigrate.Generators.Tests;

public sealed class InjectionTests
{
    [Fact]
    public void A_constructor_gets_its_services()
    {
        using var assembly = GeneratedAssembly.Load(With("M(System.Version a, System.Uri b)", "a, b"));

        Assert.Equal("1.2|urn:y", Create(assembly, new Version(1, 2), new Uri("urn:y")));
    }

    [Fact]
    public void A_missing_service_is_named()
    {
        using var assembly = GeneratedAssembly.Load(With("M(System.Version a)", "a"));

        var error = Assert.Throws<MigrationServiceException>(() => Create(assembly));
        Assert.Contains("System.Version", error.Message, StringComparison.Ordinal);
        Assert.Contains("5 M", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string? a = null", "")]
    [InlineData("string a = null!", "")]
    [InlineData("string a = \"q\\\"\\n\\\\\"", "q\"\n\\")]
    [InlineData("string? a = \"x\"", "x")]
    [InlineData("bool a = true", "True")]
    [InlineData("char a = '\\''", "'")]
    [InlineData("int a = -5", "-5")]
    [InlineData("int a = int.MinValue", "-2147483648")]
    [InlineData("uint a = uint.MaxValue", "4294967295")]
    [InlineData("long a = long.MinValue", "-9223372036854775808")]
    [InlineData("ulong a = ulong.MaxValue", "18446744073709551615")]
    [InlineData("byte a = 255", "255")]
    [InlineData("sbyte a = -128", "-128")]
    [InlineData("short a = -1", "-1")]
    [InlineData("nint a = 7", "7")]
    [InlineData("float a = 1.5f", "1.5")]
    [InlineData("float a = float.NaN", "NaN")]
    [InlineData("double a = 0.1", "0.1")]
    [InlineData("double a = double.NegativeInfinity", "-Infinity")]
    [InlineData("double a = double.MaxValue", "1.7976931348623157E+308")]
    [InlineData("decimal a = -1.50m", "-1.50")]
    [InlineData("int? a = null", "")]
    [InlineData("int? a = 3", "3")]
    [InlineData("System.DayOfWeek a = System.DayOfWeek.Friday", "Friday")]
    [InlineData("System.DayOfWeek? a = System.DayOfWeek.Friday", "Friday")]
    [InlineData("System.DayOfWeek a = (System.DayOfWeek)(-3)", "-3")]
    [InlineData("System.Guid a = default", "00000000-0000-0000-0000-000000000000")]
    [InlineData("System.Threading.CancellationToken a = default", "System.Threading.CancellationToken")]
    [InlineData("object? a = null", "")]
    [InlineData("dynamic? a = null", "")]
    [InlineData("System.IServiceProvider? a = null", "GenMigrate.Generators.Tests.TestServices")]
    [InlineData("[System.Runtime.InteropServices.Optional] int a", "0")]
    [InlineData("[System.Runtime.InteropServices.Optional, System.Runtime.CompilerServices.DateTimeConstant(0L)] System.DateTime a", "01/01/0001 00:00:00")]
    public void An_optional_parameter_takes_its_default_without_a_service(string parameter, string expected)
    {
        using var assembly = GeneratedAssembly.Load(With($"M({parameter})", "a"));

        Assert.Equal(expected, Create(assembly));
    }

    [Fact]
    public void An_optional_parameter_takes_the_service_that_is_there()
    {
        using var assembly = GeneratedAssembly.Load(With("M(System.Version? a = null, int? b = null)", "a, b"));

        Assert.Equal("1.2|3", Create(assembly, new Version(1, 2), 3));
    }

    [Fact]
    public void The_provider_itself_can_be_had()
    {
        using var assembly = GeneratedAssembly.Load(With("M(System.IServiceProvider a, System.IServiceProvider? b = null)", "a.GetType().Name, b!.GetType().Name"));

        Assert.Equal("TestServices|TestServices", Create(assembly));
        var error = Assert.Throws<MigrationServiceException>(() => assembly.Registry.Migrations[0].Create(null));
        Assert.Contains("no services", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int? a")]
    [InlineData("System.IServiceProvider? a")]
    [InlineData("string? a")]
    [InlineData("dynamic a")]
    [InlineData("System.Collections.Generic.List<string?>? a")]
    [InlineData("System.Collections.Generic.IReadOnlyDictionary<string, object?[]> a")]
    [InlineData("(int Left, string? Right) a")]
    [InlineData("System.Func<string?, int> a")]
    [InlineData("int[,][] a")]
    [InlineData("params string?[] a")]
    [InlineData("@class.@event a")]
    [InlineData("System.Obsolete a")]
    public void Every_type_that_a_service_can_have_compiles_without_a_warning(string parameter)
    {
        using var assembly = GeneratedAssembly.Load(With($"M({parameter.Replace("System.Obsolete", "Old", StringComparison.Ordinal)})", "a", "namespace @class { public class @event; }", "[System.Obsolete(\"gone\")] public class Old;"));

        Assert.Single(assembly.Registry.Migrations);
    }

    [Theory]
    [InlineData("public M() { } internal M(System.Version a) { } private M(System.Version a, int b) { }")]
    [InlineData("protected internal M(System.Version a) { } public M() { } protected M(System.Version a, int b) { }")]
    public void The_accessible_constructor_with_the_most_parameters_is_called(string constructors)
    {
        var output = GeneratorHarness.Run(Source($"public class M : SqlMigration {{ {constructors} public override void Up(SqlMigrationBuilder migration) {{ }} }}")).Output!;

        Assert.Contains("new global::M(services.Get<global::System.Version>(\"5 M\")),", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_constructors_alike_the_choice_does_not_depend_on_their_place()
    {
        const string One = "public partial class M : SqlMigration { public M(System.Version a) { } public override void Up(SqlMigrationBuilder migration) { } }";
        const string Other = "public partial class M { public M(System.Uri a) { } }";

        Assert.Equal(GeneratorHarness.Run(Source(One, Other)).Output, GeneratorHarness.Run(Source(One, Other) with { Sources = Source(One, Other).Sources.Reverse() }).Output);
    }

    private static TestProject With(string head, string shown, params string[] more) => Source(
        [$$"""
        #pragma warning disable CS0618
        public sealed class {{head}} : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { }
            public override string ToString() => string.Join('|', new object?[] { {{shown}} });
        }
        """, .. more]);

    private static TestProject Source(params string[] sources) => TestProject.Of(["using GenMigrate;\n[Migration(5)]\n" + sources[0], .. sources.Skip(1).Select(source => "using GenMigrate;\n" + source)]);

    private static string? Create(GeneratedAssembly assembly, params object[] services) => assembly.Registry.Migrations[0].Create(new TestServices(services)).ToString();
}
