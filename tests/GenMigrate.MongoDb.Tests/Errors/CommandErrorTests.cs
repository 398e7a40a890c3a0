using System.Net;
using System.Net.Sockets;

namespace GenMigrate.MongoDb.Tests;

/// <summary>What an operator sees of a server that is no use: one sentence, and nothing of a password.</summary>
public sealed class CommandErrorTests
{
    private const string Impatient = "serverSelectionTimeoutMS=200&connectTimeoutMS=200";

    private static CommandProbe Probe => new(MongoProvider.Instance.Registry([TestMigration.Creates(1, "log")]), text => new MongoMigrationDatabase(text));

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

    [Theory]
    [InlineData(null, "There is no connection string for MongoDB.")]
    [InlineData("", "There is no connection string for MongoDB.")]
    [InlineData("mongodb://", "This is not a connection string that MongoDB's driver takes")]
    public Task What_needs_no_database_works_without_one(string? text, string expected) => Probe.WorksWithoutDatabaseAsync(text, expected);

    [Fact]
    public async Task A_connection_string_in_the_wrong_place_is_not_repeated()
    {
        await Probe.StaysUnsaidAsync($"mongodb://app:{CommandProbe.Secret}@127.0.0.1:1/app?serverSelectionTimeoutMS=100");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
