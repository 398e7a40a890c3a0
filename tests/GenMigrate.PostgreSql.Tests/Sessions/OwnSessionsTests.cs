using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>Without a pool.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class OwnSessionsTests : SessionsTests
{
    private protected override int Kept => 0;

    private protected override IMigrationDatabase Connect(string name) =>
        new PostgreSqlMigrationDatabase(new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(Database.Name).ConnectionString) { ApplicationName = name }.ConnectionString);
}
