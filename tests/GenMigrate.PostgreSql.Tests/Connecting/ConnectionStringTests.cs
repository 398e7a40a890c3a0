using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("postgresql://app:secret@db:6543/jobs", "db", 6543, "app", "secret", "jobs")]
    [InlineData("postgres://app@db/jobs", "db", 5432, "app", null, "jobs")]
    [InlineData("POSTGRES://db", "db", 5432, null, null, null)]
    [InlineData("postgresql://a%40b:p%2Fw%3A%3F%25@db/j%20obs", "db", 5432, "a@b", "p/w:?%", "j obs")]
    [InlineData("postgresql://app:p@ss@db/jobs", "db", 5432, "app", "p@ss", "jobs")]
    [InlineData("postgresql://app@[::1]:6543/jobs", "::1", 6543, "app", null, "jobs")]
    [InlineData("postgresql://app@%2Fvar%2Frun%2Fpostgresql/jobs", "/var/run/postgresql", 5432, "app", null, "jobs")]
    [InlineData("postgresql:///jobs?host=/tmp&user=app&port=6543", "/tmp", 6543, "app", null, "jobs")]
    [InlineData("postgresql://db:5432,standby:6543/jobs?user=app", "db:5432,standby:6543", 5432, "app", null, "jobs")]
    [InlineData("postgresql://app@db,standby/jobs", "db:5432,standby:5432", 5432, "app", null, "jobs")]
    [InlineData("postgresql:///jobs?host=db,standby&port=1,2&user=app", "db:1,standby:2", 5432, "app", null, "jobs")]
    [InlineData("postgresql:///jobs?host=db,standby&port=1&user=app", "db:1,standby:1", 5432, "app", null, "jobs")]
    [InlineData("postgresql://app@[::1]:1,db:2/jobs", "[::1]:1,db:2", 5432, "app", null, "jobs")]
    [InlineData("postgresql://app@%2Frun%2Fa:1,db/jobs", "/run/a:1,db:5432", 5432, "app", null, "jobs")]
    [InlineData("postgresql://app@/jobs?host=/run/sock&port=5439", "/run/sock", 5439, "app", null, "jobs")]
    [InlineData("postgresql://db/jobs?user=me@server&password=p@w", "db", 5432, "me@server", "p@w", "jobs")]
    [InlineData("postgresql://app:p?w#%r@db/jobs", "db", 5432, "app", "p?w#%r", "jobs")]
    public void A_URL_names_host_user_and_database(string url, string host, int port, string? user, string? password, string? database)
    {
        var parsed = PostgreSqlConnectionString.Parse(url);
        Assert.Equal((host, port, user, password, database), (parsed.Host, parsed.Port, parsed.Username, parsed.Password, parsed.Database));
    }

    [Theory]
    [InlineData("host=db port=6543 dbname=jobs user=app password=secret", "db", 6543, "app", "secret", "jobs")]
    [InlineData("host = db  dbname= jobs user =app", "db", 5432, "app", null, "jobs")]
    [InlineData("host='db' dbname='my jobs' user=app password='it\\'s; a=b'", "db", 5432, "app", "it's; a=b", "my jobs")]
    [InlineData("host=db dbname=jobs user=app password=p;w\\ x", "db", 5432, "app", "p;w x", "jobs")]
    [InlineData("hostaddr=10.0.0.1 dbname=jobs user=app password=''", "10.0.0.1", 5432, "app", "", "jobs")]
    [InlineData("HOST=/run/sock DBNAME=jobs USER=app", "/run/sock", 5432, "app", null, "jobs")]
    [InlineData("host=db,standby port=1,2 dbname=jobs user=app", "db:1,standby:2", 5432, "app", null, "jobs")]
    [InlineData("Host=db;Port=1;Database=jobs;Username=app;Password=a b", "db", 1, "app", "a b", "jobs")]
    [InlineData("Host=db:77;Database=jobs;Username=app", "db", 77, "app", null, "jobs")]
    [InlineData("Host=a, b:2;Port=1;Database=jobs;Username=app", "a:1,b:2", 1, "app", null, "jobs")]
    [InlineData("Password=x user=y;Host=db;Database=jobs;Username=app", "db", 5432, "app", "x user=y", "jobs")]
    public void The_form_of_libpq_is_told_from_that_of_the_driver(string text, string host, int port, string? user, string? password, string? database)
    {
        var parsed = PostgreSqlConnectionString.Parse(text);
        Assert.Equal((host, port, user, password, database), (parsed.Host, parsed.Port, parsed.Username, parsed.Password, parsed.Database));
    }

    [Theory]
    [InlineData("disable", SslMode.Disable)]
    [InlineData("require", SslMode.Require)]
    [InlineData("verify-ca", SslMode.VerifyCA)]
    [InlineData("verify-full", SslMode.VerifyFull)]
    public void A_URL_names_the_SSL_mode_as_libpq_does(string mode, SslMode expected) =>
        Assert.Equal(expected, PostgreSqlConnectionString.Parse($"postgresql://db/jobs?sslmode={mode}").SslMode);

    [Fact]
    public void Parameters_of_libpq_and_of_the_driver_are_taken()
    {
        var parsed = PostgreSqlConnectionString.Parse("postgresql://db/jobs?application_name=app%20one&connect_timeout=7&Read%20Buffer%20Size=4096&target_session_attrs=read-write&pgbouncer=true");
        Assert.Equal(("app one", 7, 4096, null), (parsed.ApplicationName, parsed.Timeout, parsed.ReadBufferSize, parsed.TargetSessionAttributes));
    }

    [Theory]
    [InlineData("postgresql://app:se%2Fcret@db:port/jobs", "port")]
    [InlineData("postgresql://app:12/secret@db/jobs", "percent-encoded")]
    [InlineData("postgresql://app:secret@db/jobs?colour=secret", "a parameter that is not known")]
    [InlineData("postgresql://app:secret@db/jobs?secret=1", "is not known")]
    [InlineData("postgresql://app:secret@db/jobs?secret", "percent-encoded")]
    [InlineData("postgresql://app:secret@db/jobs?sslmode=secret", "'SSL Mode'")]
    [InlineData("postgresql://hb:p@ss/w?secret#%@127.0.0.1/app", "percent-encoded")]
    [InlineData("postgresql://hb:p@ss/w?secret=#%@127.0.0.1/app", "percent-encoded")]
    [InlineData("postgresql://hb:p@secret/w@127.0.0.1/app", "percent-encoded")]
    [InlineData("postgresql://app:secret/1@db,standby/jobs", "percent-encoded")]
    [InlineData("postgresql://app:secret", "port")]
    [InlineData("postgresql://app@a:secret,b:2/jobs", "port")]
    [InlineData("postgresql://app@a b secret/jobs", "no host has")]
    [InlineData("postgresql:///jobs?host=a,b&port=1,2,3&password=secret", "another number of ports")]
    [InlineData("host=127.0.0.1 dbname=app user=me password=secret colour=x", "no host has")]
    [InlineData("host=db dbname=app password='secret", "no host has")]
    [InlineData("host=db sslmode=secret", "'SSL Mode'")]
    [InlineData("Host=db Password=secret;Database=app", "no host has")]
    [InlineData("Host=app:secret@db;Database=app", "port")]
    [InlineData("Host=postgresql://app:secret@db/app;Database=app", "no host has")]
    [InlineData("Host=db;Database=app password=secret", "'=' in it")]
    [InlineData("Host=db;Database=app;Username=me password=secret", "'=' in it")]
    [InlineData("Host=a:secret,b;Database=app", "port")]
    [InlineData("Host=a,,b;Password=secret", "a host is missing")]
    [InlineData("Host=db;Port=70000;Password=secret", "port")]
    [InlineData("", "There is no connection string")]
    [InlineData(" ", "There is no connection string")]
    [InlineData(null, "There is no connection string")]
    [InlineData("Host=db;Password=secret;Port=secret", "simple one")]
    [InlineData("Host=db;Colour=secret", "a key that the driver does not know")]
    [InlineData("Host=db;Password=some;secret=thing", "needs quotes")]
    [InlineData("Host=db;SSL Mode=secret", "has a value that it does not know")]
    [InlineData("Database=jobs;Password=secret", "names no host")]
    [InlineData("secret", "simple one")]
    public async Task What_is_no_connection_string_is_told_without_repeating_it_when_the_database_is_needed(string? text, string hint)
    {
        await using var database = new PostgreSqlMigrationDatabase(text);
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => database.OpenAsync(TestSettings.With(null), CancellationToken.None));
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Null(database.DatabaseName);
    }

    [Fact]
    public void A_connection_of_ours_is_not_pooled_and_has_no_time_limit_and_shows_signs_of_life()
    {
        var parsed = PostgreSqlConnectionString.Parse("Host=db;Pooling=true;Command Timeout=30;Max Auto Prepare=20;Include Error Detail=true");
        Assert.Equal((false, 0, 0, false), (parsed.Pooling, parsed.CommandTimeout, parsed.MaxAutoPrepare, parsed.IncludeErrorDetail));
        Assert.Equal((10, 5), (parsed.TcpKeepAliveTime, parsed.TcpKeepAliveInterval));
    }

    [Theory]
    [InlineData("Host=a,b", "primary")]
    [InlineData("Host=a,b;Target Session Attributes=prefer-standby", "primary")]
    [InlineData("postgresql://a,b/jobs?target_session_attrs=read-write", "read-write")]
    [InlineData("postgresql://a,b/jobs?target_session_attrs=any", "primary")]
    [InlineData("postgresql://a/jobs?target_session_attrs=primary", null)]
    [InlineData("Host=a;Target Session Attributes=read-write", null)]
    public void Of_several_hosts_the_primary_is_taken(string text, string? expected) =>
        Assert.Equal(expected, PostgreSqlConnectionString.Parse(text).TargetSessionAttributes);

    [Theory]
    [InlineData("Host=/run/sock;SSL Mode=Require;Tcp Keepalive=true")]
    [InlineData("postgresql://app@%2Frun%2Fsock/jobs?keepalives_idle=30&sslmode=verify-full")]
    [InlineData("host=@abstract user=app")]
    public void A_socket_has_no_options_of_TCP_and_no_encryption(string text)
    {
        var parsed = PostgreSqlConnectionString.Parse(text);
        Assert.Equal((false, 0, 0, SslMode.Disable), (parsed.TcpKeepAlive, parsed.TcpKeepAliveTime, parsed.TcpKeepAliveInterval, parsed.SslMode));
    }

    [Fact]
    public async Task A_data_source_that_multiplexes_is_refused_when_the_database_is_needed()
    {
        await using var source = NpgsqlDataSource.Create("Host=db;Multiplexing=true");
        await using var database = new PostgreSqlMigrationDatabase(source);
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => database.OpenAsync(TestSettings.With(null), CancellationToken.None));
        Assert.Contains("Multiplexing", error.Message, StringComparison.Ordinal);
    }
}
