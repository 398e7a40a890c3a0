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
    public void A_URL_names_host_user_and_database(string url, string host, int port, string? user, string? password, string? database)
    {
        var parsed = PostgreSqlConnectionString.Parse(url);
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
        Assert.Equal(("app one", 7, 4096, "read-write"), (parsed.ApplicationName, parsed.Timeout, parsed.ReadBufferSize, parsed.TargetSessionAttributes));
    }

    [Theory]
    [InlineData("postgresql://app:se%2Fcret@db:port/jobs", "port")]
    [InlineData("postgresql://app:12/secret@db/jobs", "percent-encoded")]
    [InlineData("postgresql://app:secret@db/jobs?colour=secret", "'colour'")]
    [InlineData("postgresql://app:secret@db/jobs?sslmode=secret", "'sslmode'")]
    [InlineData("Host=db;Password=secret;Port=secret", "simple one")]
    [InlineData("Host=db;Colour=secret", "a key that the driver does not know")]
    [InlineData("Host=db;Password=some;secret=thing", "needs quotes")]
    [InlineData("Host=db;SSL Mode=secret", "has a value that it does not know")]
    [InlineData("Database=jobs;Password=secret", "names no host")]
    [InlineData("secret", "simple one")]
    public void What_is_no_connection_string_is_told_without_repeating_it(string text, string hint)
    {
        var error = Assert.Throws<MigrationDatabaseException>(() => new PostgreSqlMigrationDatabase(text));
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_of_ours_is_not_pooled_and_has_no_time_limit_and_shows_signs_of_life()
    {
        var parsed = PostgreSqlConnectionString.Parse("Host=db;Pooling=true;Command Timeout=30;Max Auto Prepare=20;Include Error Detail=true");
        Assert.Equal((false, 0, 0, false), (parsed.Pooling, parsed.CommandTimeout, parsed.MaxAutoPrepare, parsed.IncludeErrorDetail));
        Assert.Equal((10, 5), (parsed.TcpKeepAliveTime, parsed.TcpKeepAliveInterval));
    }

    [Fact]
    public void Of_several_hosts_the_primary_is_taken() =>
        Assert.Equal("primary", PostgreSqlConnectionString.Parse("Host=a,b").TargetSessionAttributes);

    [Fact]
    public async Task A_data_source_that_multiplexes_is_refused()
    {
        await using var source = NpgsqlDataSource.Create("Host=db;Multiplexing=true");
        Assert.Contains("Multiplexing", Assert.Throws<MigrationDatabaseException>(() => new PostgreSqlMigrationDatabase(source)).Message, StringComparison.Ordinal);
    }
}
