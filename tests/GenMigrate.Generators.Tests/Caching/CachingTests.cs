using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

public sealed class CachingTests
{
    private const string A = "Test0.cs";
    private const string B = "Test1.cs";
    private const string Unrelated = "Test3.cs";
    private const string SqlFile = TestProject.ProjectDirectory + "Migrations/4_x.sql";

    private static readonly TestProject Project = TestProject
        .Of(Migrations.Class(1, "A"), Migrations.Class(2, "B").Replace("class B", "class B(System.Version version)", StringComparison.Ordinal), Migrations.Class(1, "S", "Seed"), "class Unrelated { int A; }")
        .WithSql("3_y.sql", "y;")
        .WithSql("4_x.sql", "x;");

    private readonly GeneratorHarness _harness = new(Project);

    [Fact]
    public void A_second_run_does_nothing()
    {
        _harness.RunAgain();

        AssertNothingDone();
    }

    [Theory]
    [InlineData("int A;", "int A; int B;")]
    [InlineData("int A;", "void A() { }")]
    [InlineData("class Unrelated", "[System.Obsolete] class Renamed")]
    public void An_edit_elsewhere_does_nothing(string old, string @new)
    {
        _harness.Edit(Unrelated, old, @new);

        AssertNothingDone();
    }

    [Theory]
    [InlineData("public override", "// why\npublic override")]
    [InlineData("{", "{\n\n")]
    [InlineData("\"CREATE TABLE t (id INTEGER)\"", "@\"CREATE TABLE t (id INTEGER)\"")]
    public void An_edit_that_changes_nothing_does_nothing(string old, string @new)
    {
        _harness.Edit(A, old, @new);

        AssertNothingDone();
    }

    [Theory]
    [InlineData("CREATE TABLE t", "CREATE TABLE u")]
    [InlineData("class A", "class Renamed")]
    [InlineData("(1)", "(5)")]
    [InlineData("(1)", "(1, Description = \"x\")")]
    [InlineData("namespace Jobs", "namespace Other")]
    public void An_edit_of_a_migration_changes_one_model(string old, string @new)
    {
        _harness.Edit(A, old, @new);

        AssertReasons(TrackingNames.Migrations, modified: 1, total: 2);
        AssertUntouched(TrackingNames.Seeds, TrackingNames.SqlFiles, TrackingNames.References, TrackingNames.Settings);
        Assert.Equal([IncrementalStepRunReason.Modified], _harness.Reasons(TrackingNames.Program));
        Assert.Equal(IncrementalStepRunReason.Modified, _harness.OutputReason);
    }

    [Fact]
    public void A_new_migration_is_one_new_model()
    {
        _harness.Add("New.cs", Migrations.Class(9, "New"));

        Assert.Equal(1, _harness.Reasons(TrackingNames.Migrations).Count(reason => reason == IncrementalStepRunReason.New));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, _harness.Reasons(TrackingNames.Migrations));
        Assert.Contains("global::Jobs.Migrations.New()", _harness.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_file_takes_its_migration_with_it()
    {
        // Of the last file: the compiler keeps account by place, and a removal moves what follows.
        _harness.Remove(B);

        Assert.Equal(1, _harness.Reasons(TrackingNames.Migrations).Count(reason => reason == IncrementalStepRunReason.Removed));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, _harness.Reasons(TrackingNames.Migrations));
        Assert.DoesNotContain("global::Jobs.Migrations.B(", _harness.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_makes_a_class_impossible_takes_it_out_and_back_again()
    {
        var before = _harness.Output;
        _harness.Edit(A, "sealed class", "abstract class");
        Assert.DoesNotContain("global::Jobs.Migrations.A()", _harness.Output, StringComparison.Ordinal);

        _harness.Edit(A, "abstract class", "sealed class");
        Assert.Equal(before, _harness.Output);
    }

    [Fact]
    public void An_edit_of_an_SQL_file_changes_one_model()
    {
        _harness.WriteFile(SqlFile, "z;");

        AssertReasons(TrackingNames.SqlFiles, modified: 1, total: 2);
        AssertUntouched(TrackingNames.Migrations, TrackingNames.Seeds, TrackingNames.References, TrackingNames.Settings);
        Assert.Contains("\"z;\"", _harness.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_SQL_file_saved_unchanged_does_nothing()
    {
        _harness.WriteFile(SqlFile, "x;");

        AssertNothingDone();
    }

    [Fact]
    public void SQL_files_come_and_go()
    {
        var before = _harness.Output;
        _harness.WriteFile(TestProject.ProjectDirectory + "Migrations/5_new.sql", "n;");
        Assert.Contains("5_new.sql", _harness.Output, StringComparison.Ordinal);

        _harness.RemoveFile(TestProject.ProjectDirectory + "Migrations/5_new.sql");
        Assert.Equal(before, _harness.Output);
    }

    [Fact]
    public void Other_additional_files_do_nothing()
    {
        _harness.WriteFile(TestProject.ProjectDirectory + "migrations.lock", "1 h1:0 - A");

        AssertNothingDone();
    }

    [Fact]
    public void The_same_sources_give_equal_models()
    {
        var other = new GeneratorHarness(Project);

        Assert.All(Steps.All, step => Assert.Equal(Values(_harness, step), Values(other, step)));
    }

    private static IEnumerable<object> Values(GeneratorHarness harness, string step) =>
        harness.Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value);

    private void AssertNothingDone()
    {
        AssertUntouched([.. Steps.All]);
        Assert.Equal([IncrementalStepRunReason.Cached], _harness.Reasons(TrackingNames.Program));
        Assert.Equal(IncrementalStepRunReason.Cached, _harness.OutputReason);
    }

    private void AssertUntouched(params string[] steps) => Assert.All(steps, step =>
        Assert.All(_harness.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}")));

    private void AssertReasons(string step, int modified, int total)
    {
        var reasons = _harness.Reasons(step);
        Assert.Equal(total, reasons.Count);
        Assert.Equal(modified, reasons.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(total - modified, reasons.Count(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }
}
