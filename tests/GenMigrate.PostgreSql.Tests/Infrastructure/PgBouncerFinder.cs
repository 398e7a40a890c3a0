namespace GenMigrate.PostgreSql.Tests;

/// <summary>Whether PgBouncer can be started before a server.</summary>
public sealed class PgBouncerFinder : IServerFinder
{
    public string? WhyMissing() => new PostgreSqlFinder().WhyMissing()
        ?? (ServerPrograms.Find("pgbouncer") is not null && ServerPrograms.WhyNot() is null ? null : "There is no PgBouncer to test with: install it (Debian: apt-get install pgbouncer).");
}
