namespace GenMigrate.Sqlite.Tests;

/// <summary>SQLite as the conformance suites see it: a file per test.</summary>
internal sealed class SqliteProvider : ConformanceProvider
{
    private readonly bool _writeAheadLog;

    private SqliteProvider(bool writeAheadLog) => _writeAheadLog = writeAheadLog;

    public static SqliteProvider Instance { get; } = new(writeAheadLog: true);

    /// <summary>Whose first runner leaves a new database with its rollback journal.</summary>
    public static SqliteProvider WithoutWriteAheadLog { get; } = new(writeAheadLog: false);

    public override Task<TestDatabase> CreateAsync() => Task.FromResult<TestDatabase>(SqliteTestDatabase.Create(_writeAheadLog));

    public override TestDatabase Open(string address) => new SqliteTestDatabase(address, isOwner: false);

    public override Migration Make(TestMigration migration) => new SqlTestMigration(migration);

    public override IReadOnlyList<TestMigration> Scenario(string name) => name switch
    {
        SmallDiskTests.TooMuch => SmallDiskTests.Inserting(1_000_000),
        SmallDiskTests.LittleEnough => SmallDiskTests.Inserting(1_000),
        _ => base.Scenario(name),
    };
}
