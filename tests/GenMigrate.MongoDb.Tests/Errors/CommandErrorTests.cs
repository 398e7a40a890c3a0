using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;

namespace GenMigrate.MongoDb.Tests;

/// <summary>What an operator sees of a server that is no use: one sentence, and nothing of a password.</summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class CommandErrorTests : MongoTests
{
    private static readonly TestMigration[] One = [TestMigration.Creates(1, "log")];
    private const string Impatient = "serverSelectionTimeoutMS=200&connectTimeoutMS=200";

    private static CommandProbe Probe => new(MongoProvider.Instance.Registry(One), text => new MongoMigrationDatabase(text));

    [Fact]
    public Task A_port_on_which_nobody_listens() => Probe.FailsAsync($"mongodb://app:{CommandProbe.Secret}@127.0.0.1:{FreePort()}/app?{Impatient}", "No primary could be reached on 127.0.0.1:");

    [Fact]
    public Task A_host_that_nobody_knows() => Probe.FailsAsync($"mongodb://app:{CommandProbe.Secret}@nowhere.invalid/app?{Impatient}", "No primary could be reached on nowhere.invalid:27017");

    [Theory]
    [InlineData($"mongodb://app:{CommandProbe.Secret}@")]
    [InlineData("mongodb://app:planted/s3cret@host/app")]
    [InlineData("mongodb://app:planted%er@host/app")]
    [InlineData($"mongodb://app:{CommandProbe.Secret}@host/app?connectTimeoutMS={CommandProbe.Secret}")]
    [InlineData($"http://app:{CommandProbe.Secret}@host/app")]
    [InlineData($"postgresql://app:{CommandProbe.Secret}@host/app?sslmode=require")]
    [InlineData($"Host=h;Password={CommandProbe.Secret}")]
    public Task What_is_no_connection_string_of_mongodb(string text) => Probe.FailsAsync(text, "This is not a connection string that MongoDB's driver takes.");

    [Fact]
    public Task A_connection_string_without_a_database() => Probe.FailsAsync($"mongodb://app:{CommandProbe.Secret}@host", "names no database. Append it");

    /// <remarks>The answer is what mongod gives; a server for tests may have no users.</remarks>
    [ServerFact]
    public async Task A_password_that_is_wrong()
    {
        await using var proxy = new TestProxy(Database.Address, command => command.Contains("saslStart") ? Doc("{ ok: 0, errmsg: \"Authentication failed.\", code: 18, codeName: \"AuthenticationFailed\" }") : null);
        await Probe.FailsAsync(
            proxy.Address(url =>
            {
                url.Username = "app";
                url.Password = CommandProbe.Secret;
            }),
            "efused the user or the password. Check both, and authSource");
    }

    /// <remarks>The same.</remarks>
    [ServerFact]
    public async Task A_user_who_may_only_read()
    {
        await new MigrationRunner(MongoProvider.Instance.Registry(One), new MongoMigrationDatabase(Database.Address)).MigrateAsync();
        await using var proxy = new TestProxy(Database.Address, command => IsWrite(command) ? Doc("{ ok: 0, errmsg: \"not authorized on app to execute command\", code: 13, codeName: \"Unauthorized\" }") : null);
        await new CommandProbe(MongoProvider.Instance.Registry([.. One, TestMigration.Creates(2, "more")]), _ => new MongoMigrationDatabase(proxy.Address())).FailsToWriteAsync("has not the rights that this takes");
    }

    private static bool IsWrite(BsonDocument command) => command.ElementCount > 0 && command.GetElement(0).Name is "insert" or "update" or "delete" or "findAndModify" or "create" or "createIndexes";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
