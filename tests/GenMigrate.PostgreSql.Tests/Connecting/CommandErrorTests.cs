using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>What an operator sees of a server that is no use: one sentence, and nothing of a password.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
[Collection(Watchers.Collection)]
public sealed class CommandErrorTests : PostgreSqlTests
{
    private static readonly TestMigration[] One = [TestMigration.Creates(1, "log")];

    private CommandProbe Probe => new(Provider.Registry(One), text => new PostgreSqlMigrationDatabase(text));

    [ServerFact]
    public Task A_port_on_which_nobody_listens() => Probe.FailsAsync($"postgresql://app:{CommandProbe.Secret}@127.0.0.1:{ServerPrograms.FreePort()}/app", "cannot be reached (ConnectionRefused). Check host and port");

    [ServerFact]
    public Task A_host_that_nobody_knows() => Probe.FailsAsync($"Host=nowhere.invalid;Username=app;Password={CommandProbe.Secret};Database=app", "on nowhere.invalid");

    [ServerFact]
    public Task A_database_that_is_missing() => Probe.FailsAsync(To("nobodys_jobs"), "'nobodys_jobs' on");

    [ServerFact]
    public Task A_user_that_is_unknown() => Probe.FailsAsync(new NpgsqlConnectionStringBuilder(To(Database.Name)) { Username = "nobody_of_that_name" }.ConnectionString, "does not let this user connect to the database");

    [ServerFact]
    public async Task A_database_that_is_read_only()
    {
        await UpAsync(One);
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET default_transaction_read_only = on");
        await new CommandProbe(Provider.Registry([.. One, TestMigration.Creates(2, "more")]), _ => new PostgreSqlMigrationDatabase(To(Database.Name))).FailsToWriteAsync("is read-only: it is a standby");
    }

    /// <remarks>Stands for whatever the database refuses while a correction is written.</remarks>
    [ServerFact]
    public Task A_history_that_takes_no_row() => RefusesCorrectionAsync("TRIGGER no BEFORE INSERT ON genmigrate_history");

    [ServerFact]
    public Task A_history_that_takes_no_commit() => RefusesCorrectionAsync("CONSTRAINT TRIGGER no AFTER INSERT ON genmigrate_history DEFERRABLE INITIALLY DEFERRED");

    [ServerFact]
    public async Task What_is_no_connection_string_of_postgresql()
    {
        foreach (var text in new[]
        {
            $"Host=h;Pasword={CommandProbe.Secret}",
            $"Host=h;{CommandProbe.Secret}",
            $"Host=h;Port={CommandProbe.Secret}",
            $"Host=h;SSL Mode={CommandProbe.Secret}",
            $"Host=h;{CommandProbe.Secret}=1",
            "Host=h;Password=first;planted=1",
            $"postgresql://app:{CommandProbe.Secret}",
            $"postgresql://app:planted/s3cret@host/app",
            $"postgresql://app:planted@host/s3cret?x#%@host/app",
            $"postgresql://app:pw@planted/w?s3cret#%@host/app",
            $"host=planted dbname=app user=me password={CommandProbe.Secret} colour=1",
            $"Host=h Password={CommandProbe.Secret};Database=app",
            $"Host=h;Database=app password={CommandProbe.Secret}",
            $"Host=app:{CommandProbe.Secret}@h;Database=app",
            $"postgresql://app:{CommandProbe.Secret}@host:port/app",
            $"postgresql://app@host/app?sslmode={CommandProbe.Secret}",
            $"mongodb://app:{CommandProbe.Secret}@host/app",
            $"mongodb://app:{CommandProbe.Secret}@host/app?authSource=admin",
        })
        {
            await Probe.FailsAsync(text, "This is not a connection string that PostgreSQL's driver takes: ");
        }
    }

    [ServerFact]
    public async Task What_needs_no_database_works_without_one()
    {
        await Probe.WorksWithoutDatabaseAsync(null, "There is no connection string for PostgreSQL.");
        await Probe.WorksWithoutDatabaseAsync("", "There is no connection string for PostgreSQL.");
        await Probe.WorksWithoutDatabaseAsync("postgresql://app@db:port/app", "This is not a connection string that PostgreSQL's driver takes");
    }

    [ServerFact]
    public async Task A_connection_string_in_the_wrong_place_is_not_repeated()
    {
        await Probe.StaysUnsaidAsync($"postgresql://app:{CommandProbe.Secret}@127.0.0.1:1/app");
        await Probe.StaysUnsaidAsync($"Host=127.0.0.1;Port=1;Username=app;Password={CommandProbe.Secret}");
        await Probe.StaysUnsaidAsync($"host=127.0.0.1 port=1 user=app password={CommandProbe.Secret}");
    }

    [ServerFact]
    public async Task A_password_in_any_form_is_kept()
    {
        var port = ServerPrograms.FreePort();
        foreach (var text in new[]
        {
            $"host=127.0.0.1 port={port} dbname=app user=me password={CommandProbe.Secret}",
            $"host=127.0.0.1 port={port} dbname=app user=me password='planted s3cret'",
            $"postgresql://app:planted?s3cret@127.0.0.1:{port}/app",
            $"postgresql://app:planted#s3cret%@127.0.0.1:{port}/app",
            $"postgresql://127.0.0.1:{port}/app?password={CommandProbe.Secret}&user=me",
            $"postgresql://me:{CommandProbe.Secret}@127.0.0.1:{port},127.0.0.1:{port}/app",
        })
        {
            await Probe.FailsAsync(text, "cannot be reached (ConnectionRefused). Check host and port");
        }

        await Probe.FailsAsync($"Host=127.0.0.1;Port={port};Password={CommandProbe.Secret};SSL Mode=VerifyFull;Root Certificate=/nowhere/root.crt", "cannot be");
        await Probe.FailsAsync($"host=/nowhere/sock user=me password={CommandProbe.Secret}", "on /nowhere/sock:5432 cannot be reached");
    }

    [ServerFact]
    public async Task A_password_that_works_is_kept_too()
    {
        var role = await CreateRoleAsync("GRANT CREATE ON SCHEMA public TO $role");
        var url = $"postgresql://{role.Username}:{CommandProbe.Secret}@{role.Host}:{role.Port}/{role.Database}";
        await Probe.WorksAsync(url);
        await Probe.WorksAsync(new NpgsqlConnectionStringBuilder(role.ConnectionString) { Password = CommandProbe.Secret, PersistSecurityInfo = true }.ConnectionString);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(role.ConnectionString) { Password = CommandProbe.Secret }.ConnectionString);
        await new CommandProbe(Provider.Registry(One), _ => new PostgreSqlMigrationDatabase(source)).WorksAsync(url);
    }

    private static string To(string database) => new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(database).ConnectionString) { Password = CommandProbe.Secret }.ConnectionString;

    private async Task RefusesCorrectionAsync(string trigger)
    {
        await UpAsync(One);
        await Database.ExecuteAsync($"CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'it is full'; END $$; CREATE {trigger} FOR EACH ROW EXECUTE FUNCTION no()");
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner([.. One, TestMigration.Creates(2, "more")]).BaselineAsync(2));
        Assert.Contains("it is full", error.Message, StringComparison.Ordinal);
    }
}
