using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>PostgreSQL as the conformance suites see it: a database per test, direct or through a pooler.</summary>
internal sealed class PostgreSqlProvider : ConformanceProvider
{
    private readonly Func<string, NpgsqlConnectionStringBuilder> _way;

    private PostgreSqlProvider(Func<string, NpgsqlConnectionStringBuilder> way) => _way = way;

    public static PostgreSqlProvider Direct { get; } = new(PostgreSqlServer.To);

    public static PostgreSqlProvider PooledByTransaction { get; } = new(PgBouncer.TransactionMode);

    public static PostgreSqlProvider PooledBySession { get; } = new(PgBouncer.SessionMode);

    // Through a pooler, nobody sees a session end.
    public override bool KnowsDeadHolders => this == Direct;

    // CrashRoundsTests tries as many other points as wanted.
    public override int EventsPerKill => 4;

    public override async Task<TestDatabase> CreateAsync() => await PostgreSqlTestDatabase.CreateAsync(_way);

    public override TestDatabase Open(string address) => new PostgreSqlTestDatabase(new NpgsqlConnectionStringBuilder(address), isOwner: false);

    public override Migration Make(TestMigration migration) => NativeMigrations.Find(migration) ?? new SqlTestMigration(migration);

    public override IReadOnlyList<TestMigration> Scenario(string name) => PostgreSqlScenarios.Named(name) ?? base.Scenario(name);
}
