using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

public sealed class ManyMigrationsTests
{
    private const int Count = 1_000;
    private readonly GeneratorHarness _harness = new(TestProject.Of([.. Enumerable.Range(1, Count).Select(i => Migrations.Class(i, "M" + i)), "class Unrelated;"]));

    [Fact]
    public void An_edit_elsewhere_does_nothing()
    {
        _harness.Edit($"Test{Count}.cs", "Unrelated", "Renamed");

        Assert.Equal(Count, _harness.Reasons(TrackingNames.Migrations).Count);
        Assert.All(_harness.Reasons(TrackingNames.Migrations), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Equal([IncrementalStepRunReason.Cached], _harness.Reasons(TrackingNames.Program));
        Assert.Equal(IncrementalStepRunReason.Cached, _harness.OutputReason);
    }

    [Fact]
    public void An_edit_of_one_changes_one_model()
    {
        _harness.Edit("Test500.cs", "CREATE TABLE", "DROP TABLE");

        Assert.Equal(Count, _harness.Reasons(TrackingNames.Migrations).Count);
        Assert.Single(_harness.Reasons(TrackingNames.Migrations), reason => reason == IncrementalStepRunReason.Modified);
    }
}
