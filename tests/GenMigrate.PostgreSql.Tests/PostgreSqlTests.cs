using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>What the tests of PostgreSQL alone share: an empty database, and runners on it.</summary>
public abstract class PostgreSqlTests : IAsyncLifetime
{
    private PostgreSqlTestDatabase? _database;

    private protected PostgreSqlTestDatabase Database => _database!;

    private protected virtual PostgreSqlProvider Provider => PostgreSqlProvider.Direct;

    public async Task InitializeAsync() => _database = (PostgreSqlTestDatabase)await Provider.CreateAsync();

    public async Task DisposeAsync() => await Database.DisposeAsync();

    protected MigrationRunner Runner(IEnumerable<TestMigration> migrations, Action<MigrationRunnerOptions>? configure = null, IMigrationDatabase? database = null)
    {
        var options = new MigrationRunnerOptions();
        configure?.Invoke(options);
        return new MigrationRunner(Provider.Registry(migrations), database ?? Database.Connect(), options);
    }

    protected Task<MigrationReport> UpAsync(params IEnumerable<TestMigration> migrations) => Runner(migrations).MigrateAsync();

    protected async Task<string> StatesAsync() => string.Join(", ", (await Database.ReadHistoryAsync()).Select(row => $"{row.Version} {row.State}"));

    protected Task<string> TextAsync(string sql) => Database.TextAsync(sql);

    /// <summary>A role that nobody else has, with a password that never shows; gone with the server, or with its database's tables.</summary>
    private protected async Task<NpgsqlConnectionStringBuilder> CreateRoleAsync(params string[] statements)
    {
        var role = $"role_{Guid.NewGuid():N}";
        await Database.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'hunter2'");
        foreach (var statement in statements)
        {
            await Database.ExecuteAsync(statement.Replace("$role", role, StringComparison.Ordinal));
        }

        return new NpgsqlConnectionStringBuilder(PostgreSqlServer.To(Database.Name).ConnectionString) { Username = role, Password = "hunter2" };
    }
}
