using MongoDB.Bson;

namespace GenMigrate.MongoDb.Tests;

/// <summary>
/// What an operator sees whom the server does not take, or does not let write. The answers are what mongod gives; a server
/// for tests may have no users.
/// </summary>
[RequiresServer(MongoTestServer.Variable, typeof(MongoFinder))]
public sealed class RefusedUserTests : MongoTests
{
    private static readonly TestMigration[] One = [TestMigration.Creates(1, "log")];

    [ServerFact]
    public async Task A_password_that_is_wrong()
    {
        await using var proxy = new TestProxy(Database.Address, command => command.Contains("saslStart") ? Doc("{ ok: 0, errmsg: \"Authentication failed.\", code: 18, codeName: \"AuthenticationFailed\" }") : null);
        await new CommandProbe(MongoProvider.Instance.Registry(One), text => new MongoMigrationDatabase(text)).FailsAsync(
            proxy.Address(url =>
            {
                url.Username = "app";
                url.Password = CommandProbe.Secret;
            }),
            "efused the user or the password. Check both, and authSource");
    }

    [ServerFact]
    public async Task A_user_who_may_only_read()
    {
        await new MigrationRunner(MongoProvider.Instance.Registry(One), new MongoMigrationDatabase(Database.Address)).MigrateAsync();
        await using var proxy = new TestProxy(Database.Address, command => IsWrite(command) ? Doc("{ ok: 0, errmsg: \"not authorized on app to execute command\", code: 13, codeName: \"Unauthorized\" }") : null);
        await new CommandProbe(MongoProvider.Instance.Registry([.. One, TestMigration.Creates(2, "more")]), _ => new MongoMigrationDatabase(proxy.Address())).FailsToWriteAsync("has not the rights that this takes");
    }

    private static bool IsWrite(BsonDocument command) => command.ElementCount > 0 && command.GetElement(0).Name is "insert" or "update" or "delete" or "findAndModify" or "create" or "createIndexes";
}
