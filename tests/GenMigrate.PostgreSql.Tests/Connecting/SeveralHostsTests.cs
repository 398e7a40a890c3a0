using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>A cluster of several servers: migrations run on the one that takes writes, whoever else is named first.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(OwnServerFinder))]
public sealed class SeveralHostsTests(PostgreSqlStandby standby) : PostgreSqlTests, IClassFixture<PostgreSqlStandby>
{
    private static readonly TestMigration One = NativeMigrations.Sql(1, "CREATE TABLE a (x int)");

    private readonly NpgsqlConnectionStringBuilder _to = PostgreSqlServer.To();

    [ServerFact]
    public async Task A_server_that_is_down_is_passed_over()
    {
        var closed = ServerPrograms.FreePort();
        foreach (var text in new[]
        {
            $"postgresql://{_to.Username}:pw@127.0.0.1:{closed},127.0.0.1:{_to.Port}/{Database.Name}",
            $"postgresql://{_to.Username}:pw@127.0.0.1:{closed},127.0.0.1:{_to.Port}/{Database.Name}?target_session_attrs=read-write",
            $"postgresql:///{Database.Name}?host=127.0.0.1,127.0.0.1&port={closed},{_to.Port}&user={_to.Username}",
            $"Host=127.0.0.1:{closed},127.0.0.1:{_to.Port};Username={_to.Username};Database={Database.Name}",
            $"Host=127.0.0.1,localhost;Port={_to.Port};Username={_to.Username};Database={Database.Name};Target Session Attributes=prefer-standby",
            $"host=127.0.0.1,127.0.0.1 port={closed},{_to.Port} dbname={Database.Name} user={_to.Username} target_session_attrs=any",
        })
        {
            await RunsAsync(text);
        }
    }

    [ServerFact]
    public async Task One_server_may_be_asked_to_be_the_primary()
    {
        await RunsAsync($"postgresql://{_to.Username}@127.0.0.1:{_to.Port}/{Database.Name}?target_session_attrs=read-write");
        await RunsAsync($"Host=127.0.0.1;Port={_to.Port};Username={_to.Username};Database={Database.Name};Target Session Attributes=primary");
    }

    [ServerFact]
    public async Task The_primary_is_taken_behind_a_standby()
    {
        var port = standby.Port;
        var hosts = $"Host=127.0.0.1:{port},127.0.0.1:{_to.Port};Username={_to.Username};Database={Database.Name}";
        await RunsAsync(hosts);
        await RunsAsync(hosts + ";Target Session Attributes=standby");
        await using var source = new NpgsqlDataSourceBuilder(hosts).BuildMultiHost();
        await using var database = new PostgreSqlMigrationDatabase(source);
        await RunsAsync(database);
    }

    [ServerFact]
    public async Task Standbys_alone_are_told_to_be_such()
    {
        var port = standby.Port;
        await using var database = new PostgreSqlMigrationDatabase($"Host=127.0.0.1:{port},localhost:{port};Username={_to.Username};Password=hunter2;Database=postgres");
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner([One], database: database).MigrateAsync());
        Assert.StartsWith($"None of the servers of the database 'postgres' on 127.0.0.1:{port},localhost:{port} ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task What_every_server_says_is_told()
    {
        await using var database = new PostgreSqlMigrationDatabase($"Host=127.0.0.1,localhost;Port={_to.Port};Username={_to.Username};Database=nobodys_jobs");
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner([One], database: database).MigrateAsync());
        Assert.Contains("does not exist. Create it", error.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_socket_is_a_host_too()
    {
        var folder = await TextAsync("SHOW unix_socket_directories");
        foreach (var text in new[]
        {
            $"Host={folder};Port={_to.Port};Username={_to.Username};Database={Database.Name}",
            $"postgresql://{_to.Username}@{Uri.EscapeDataString(folder)}:{_to.Port}/{Database.Name}?sslmode=require",
            $"postgresql://{_to.Username}@/{Database.Name}?host={folder}&port={_to.Port}&keepalives_idle=30",
            $"host={folder} port={_to.Port} user={_to.Username} dbname={Database.Name}",
            $"Host=/nowhere,{folder};Port={_to.Port};Username={_to.Username};Database={Database.Name}",
        })
        {
            await RunsAsync(text);
        }
    }

    private async Task RunsAsync(string text)
    {
        await using var database = new PostgreSqlMigrationDatabase(text);
        await RunsAsync(database);
    }

    private async Task RunsAsync(IMigrationDatabase database)
    {
        Assert.Single((await Runner([One], database: database).MigrateAsync()).Results);
        Assert.Equal(0, (await Runner([One], database: database).GetStatusAsync()).PendingCount);
        await Database.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }
}
