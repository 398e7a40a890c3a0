namespace GenMigrate.MongoDb.Tests;

/// <summary>Makes registries of migrations that are written down where they are used; their versions are their places, from 1.</summary>
internal sealed class DescribedProvider(IReadOnlyList<DescribedMigration> migrations) : ConformanceProvider
{
    public override Task<TestDatabase> CreateAsync() => MongoProvider.Instance.CreateAsync();

    public override TestDatabase Open(string address) => MongoProvider.Instance.Open(address);

    public override Migration Make(TestMigration migration) => migrations[(int)migration.Version - 1];

    public MigrationRegistry Registry(MigrationFlags flags = MigrationFlags.None) =>
        Registry(Enumerable.Range(1, migrations.Count).Select(version => new TestMigration(version) { Flags = flags | MigrationFlags.HasDown }));
}
