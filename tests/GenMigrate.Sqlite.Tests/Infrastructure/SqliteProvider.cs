namespace GenMigrate.Sqlite.Tests;

/// <summary>SQLite as the conformance suites see it: a file per test.</summary>
internal sealed class SqliteProvider : ConformanceProvider
{
    public static SqliteProvider Instance { get; } = new();

    public override Task<TestDatabase> CreateAsync() => Task.FromResult<TestDatabase>(SqliteTestDatabase.Create());

    public override TestDatabase Open(string address) => new SqliteTestDatabase(address, isOwner: false);

    public override Migration Make(TestMigration migration) => new SqlTestMigration(migration);

    public override IReadOnlyList<TestMigration> Scenario(string name) => name switch
    {
        SmallDiskTests.TooMuch => SmallDiskTests.Inserting(1_000_000),
        SmallDiskTests.LittleEnough => SmallDiskTests.Inserting(1_000),
        _ => base.Scenario(name),
    };
}
