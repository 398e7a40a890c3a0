namespace GenMigrate.Generators.Tests;

public sealed class OrderTests
{
    [Fact]
    public void Migrations_stand_in_order_of_version_and_not_of_place()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(Migrations.Class(30, "A"), Migrations.Class(4, "C"), Migrations.Class(200, "B")));

        Assert.Equal([4, 30, 200], assembly.Registry.Migrations.Select(migration => migration.Version));
        Assert.Equal(["C", "A", "B"], assembly.Registry.Migrations.Select(migration => migration.Create(null).GetType().Name));
    }

    [Fact]
    public void Equal_versions_are_all_there_by_name()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(Migrations.Class(1, "b"), Migrations.Class(1, "B"), Migrations.Class(1, "a")));

        Assert.Equal(["B", "a", "b"], assembly.Registry.Migrations.Select(migration => migration.Name));
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        var project = TestProject.Of(Migrations.Class(1, "A"), Migrations.Class(2, "B"), Migrations.Class(1, "S", "Seed")).WithSql("3_x.sql", "x").WithSql("4_y.sql", "y");
        var reversed = project with { Sources = project.Sources.Reverse(), Files = project.Files.Reverse() };

        Assert.Equal(GeneratorHarness.Run(project).Output, GeneratorHarness.Run(reversed).Output);
    }

    [Fact]
    public void Versions_reach_to_both_ends_of_their_type()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(Migrations.Class(long.MaxValue, "Last"), Migrations.Class(0, "Zero"), Migrations.Class(-1, "Negative"), Migrations.Class(long.MinValue, "First")));

        Assert.Equal([long.MinValue, -1, 0, long.MaxValue], assembly.Registry.Migrations.Select(migration => migration.Version));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(1024)]
    [InlineData(1025)]
    public void Every_index_makes_its_own_class(int count)
    {
        var source = string.Join('\n', Enumerable.Range(1, count).Select(i => $"[GenMigrate.Migration({i})] class M{i} : GenMigrate.SqlMigration {{ public override void Up(GenMigrate.SqlMigrationBuilder b) {{ }} }}"));
        using var assembly = GeneratedAssembly.Load(TestProject.Of(source));

        Assert.Equal(count, assembly.Registry.Count);
        Assert.All(assembly.Registry.Migrations, migration => Assert.Equal(migration.Name, migration.Create(null).GetType().Name));
    }

    [Fact]
    public Task More_than_a_block_is_made_in_blocks() => Snapshot.VerifyAsync(GeneratorHarness.Run(TestProject.Of(
        [.. Enumerable.Range(1, 34).Select(i => Migrations.Class(i, "M" + i))])));
}
