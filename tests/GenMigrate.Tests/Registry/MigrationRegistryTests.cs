namespace GenMigrate.Tests;

public sealed class MigrationRegistryTests
{
    private static readonly TestMigration Seed = new(1) { Name = "People", Note = "Development, Staging," };

    [Fact]
    public void An_empty_registry_has_neither_migrations_nor_seeds()
    {
        var registry = new MigrationRegistry(null, null, null);

        Assert.Equal(0, registry.Count);
        Assert.Empty(registry.Migrations);
        Assert.Empty(registry.Seeds);
        Assert.Throws<ArgumentOutOfRangeException>(() => registry.MigrationCatalog.Create(0, new MigrationServices(null)));
    }

    [Fact]
    public void Seeds_are_kept_apart_from_migrations()
    {
        var registry = new MigrationRegistry("orders", new TestCatalog(new TestMigration(1), new TestMigration(2)), new TestCatalog(Seed));

        Assert.Equal("orders", registry.Name);
        Assert.Equal(2, registry.Count);
        Assert.Equal(["M1", "M2"], registry.Migrations.Select(migration => migration.Name));
        Assert.All(registry.Migrations, migration => Assert.Equal(MigrationKind.Migration, migration.Kind));
        Assert.Equal((MigrationKind.Seed, "People"), (registry.Seeds.Single().Kind, registry.Seeds.Single().Name));
        Assert.Same(registry.Seeds, registry.Of(MigrationKind.Seed));
        Assert.Same(registry.Migrations, registry.Of(MigrationKind.Migration));
    }

    [Fact]
    public void Merging_keeps_the_order_of_versions_and_everything_known_of_each()
    {
        TestMigration[] first = [new(1) { Description = "a", Flags = MigrationFlags.None }, new(4) { Name = "", Content = 7 }, new(long.MaxValue)];
        TestMigration[] second = [new(2) { Note = "why", Flags = MigrationFlags.Irreversible, TimeoutSeconds = 5 }, new(3) { LockTimeoutSeconds = 6 }];

        var merged = MigrationRegistry.Merge(TestCatalog.Registry(first), TestCatalog.Registry(second));

        var expected = first.Concat(second).OrderBy(migration => migration.Version).ToList();
        Assert.Equal(expected.Select(migration => migration.Version), merged.Migrations.Select(migration => migration.Version));
        Assert.Equal(expected.Select(migration => migration.Checksum), merged.Migrations.Select(migration => migration.Checksum));
        Assert.Equal(["M1", "M2", "M3", null, $"M{long.MaxValue}"], merged.Migrations.Select(migration => migration.Name));
        Assert.Equal(["a", null, null, null, null], merged.Migrations.Select(migration => migration.Description));
        Assert.Equal([null, "why", null, null, null], merged.Migrations.Select(migration => migration.IrreversibleReason));
        Assert.Equal([false, false, true, true, true], merged.Migrations.Select(migration => migration.HasDown));
        Assert.Equal([null, TimeSpan.FromSeconds(5), null, null, null], merged.Migrations.Select(migration => migration.Timeout));
        Assert.Equal([null, null, TimeSpan.FromSeconds(6), null, null], merged.Migrations.Select(migration => migration.LockTimeout));
        Assert.Equal(expected.Select(migration => migration.Version), merged.Migrations.Select(migration => ((TestCatalog.Made)migration.Create(null)).Source.Version));
    }

    [Fact]
    public void Merging_merges_seeds_too()
    {
        var merged = MigrationRegistry.Merge(
            new MigrationRegistry(null, null, new TestCatalog(new TestMigration(2))),
            new MigrationRegistry(null, new TestCatalog(new TestMigration(2)), new TestCatalog(Seed)));

        Assert.Equal([1, 2], merged.Seeds.Select(seed => seed.Version));
        Assert.Equal([2], merged.Migrations.Select(migration => migration.Version));
    }

    [Theory]
    [InlineData("a", "b", "a")]
    [InlineData(null, "b", "b")]
    [InlineData("a", null, "a")]
    [InlineData(null, null, null)]
    public void A_merged_registry_has_the_name_of_the_first_that_has_one(string? first, string? second, string? expected) =>
        Assert.Equal(expected, MigrationRegistry.Merge(new(first, null, null), new(second, null, null)).Name);

    [Fact]
    public void Three_registries_merge_like_two()
    {
        var merged = MigrationRegistry.Merge(
            MigrationRegistry.Merge(TestCatalog.Registry(new TestMigration(3)), TestCatalog.Registry(new TestMigration(1))),
            TestCatalog.Registry(new TestMigration(2)));

        Assert.Equal(["M1", "M2", "M3"], merged.Migrations.Select(migration => migration.Name));
    }

    [Fact]
    public void Merging_names_the_versions_that_both_have()
    {
        var first = TestCatalog.Registry(new TestMigration(1), new TestMigration(2) { Name = "AddNames" }, new TestMigration(3));
        var second = TestCatalog.Registry(new TestMigration(2) { Name = "AddCities" }, new TestMigration(3));

        var error = Assert.Throws<ArgumentException>(() => MigrationRegistry.Merge(first, second));

        Assert.Contains("2 (AddNames, AddCities), 3 (M3, M3)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merging_refuses_seeds_of_one_version() =>
        Assert.Throws<ArgumentException>(() => MigrationRegistry.Merge(new(null, null, new TestCatalog(Seed)), new(null, null, new TestCatalog(Seed))));

    [Fact]
    public void A_migration_and_a_seed_may_share_a_version() =>
        Assert.Equal(1, MigrationRegistry.Merge(TestCatalog.Registry(new TestMigration(1)), new(null, null, new TestCatalog(Seed))).Count);
}
