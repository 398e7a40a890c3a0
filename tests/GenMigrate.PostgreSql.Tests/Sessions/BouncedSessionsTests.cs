using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>Behind a pooler, which ends the server's sessions when nobody has used them for a second.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PgBouncerFinder))]
public sealed class BouncedSessionsTests : SessionsTests
{
    private protected override int Kept => 0;

    // Nobody sees the session end, so the lease has to.
    private protected override TimeSpan GoOnWait => TimeSpan.FromMinutes(1);

    private protected override IMigrationDatabase Connect(string name) =>
        new PostgreSqlMigrationDatabase(new NpgsqlConnectionStringBuilder(PgBouncer.TransactionMode(Database.Name).ConnectionString) { ApplicationName = name }.ConnectionString);
}
