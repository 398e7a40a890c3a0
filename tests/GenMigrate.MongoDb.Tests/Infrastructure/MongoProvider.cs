namespace GenMigrate.MongoDb.Tests;

/// <summary>MongoDB as the conformance suites see it: a database of its own per test.</summary>
internal sealed class MongoProvider : ConformanceProvider
{
    public static MongoProvider Instance { get; } = new();

    // KilledTests tries every event of the native operations.
    public override int EventsPerKill => 4;

    public override Task<TestDatabase> CreateAsync() => Task.FromResult<TestDatabase>(MongoTestDatabase.Create());

    public override TestDatabase Open(string address) => new MongoTestDatabase(address, isOwner: false);

    public override Migration Make(TestMigration migration) => MongoScenarios.Make(migration) ?? new MongoTestMigration(migration);

    public override IReadOnlyList<TestMigration> Scenario(string name) => MongoScenarios.Named(name);
}
