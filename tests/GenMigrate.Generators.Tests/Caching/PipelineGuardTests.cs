using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

public sealed class PipelineGuardTests
{
    private static readonly TestProject Project = TestProject.Of(Migrations.Class(1, "M"), Migrations.Class(1, "S", "Seed")).WithSql("2_x.sql", "x");

    [Fact]
    public void No_object_of_Roslyn_goes_through_the_pipeline() => Assert.Empty(PipelineGuard.FindRoslynObjects(new GeneratorHarness(Project)));

    [Fact]
    public void Every_step_is_looked_at()
    {
        var steps = new GeneratorHarness(Project).Result.TrackedSteps;

        Assert.All(Steps.All, name => Assert.NotEmpty(steps[name].SelectMany(run => run.Outputs)));
    }

    [Theory]
    [InlineData(nameof(Symbol))]
    [InlineData(nameof(Nested))]
    [InlineData(nameof(Place))]
    public void The_guard_finds_what_leaks(string leak)
    {
        var harness = new GeneratorHarness(Project, generator: new LeakyGenerator(leak));

        Assert.Contains(PipelineGuard.FindRoslynObjects(harness), path => path.StartsWith(TrackingNames.Migrations, StringComparison.Ordinal));
    }

    private static object Leak(string name, ISymbol symbol) => name switch
    {
        nameof(Symbol) => new Symbol(symbol),
        nameof(Nested) => new Nested([new Symbol(symbol)]),
        _ => new Place(symbol.Locations[0]),
    };

    private sealed record Symbol(ISymbol Value);

    private sealed record Nested(Symbol[] Values);

    private sealed record Place(Location Value);

    private sealed class LeakyGenerator(string leak) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider
                .ForAttributeWithMetadataName(KnownTypeNames.MigrationAttribute, (_, _) => true, (found, _) => Leak(leak, found.TargetSymbol))
                .WithTrackingName(TrackingNames.Migrations),
            (output, value) => output.AddSource("Leak.g.cs", "// " + value));
    }
}
