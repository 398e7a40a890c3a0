using Microsoft.Data.Sqlite;

namespace GenMigrate.Sqlite.Tests;

/// <summary>What the tests of SQLite's own promises share: a database per test, and migrations of plain SQL.</summary>
public abstract class SqliteTests() : ConformanceSuite(SqliteProvider.Instance)
{
    private protected SqliteTestDatabase File => (SqliteTestDatabase)Database;

    protected string Path => Database.Address;

    /// <summary>A migration whose steps are these texts.</summary>
    protected static TestMigration Sql(long version, params string[] steps) => new(version) { Up = [.. steps.Select(Step)] };

    protected static TestStep Step(string sql) => new(TestStepKind.Sql) { Value = sql };

    protected static TestMigration CheckAtCommit(long version, params string[] steps) => Sql(version, steps).With(MigrationFlags.CheckForeignKeysAtCommit);

    /// <summary>Runs migrations on a database of this connection string.</summary>
    protected static async Task<MigrationReport> MigrateAsync(string connectionString, TestMigration[] migrations, Action<MigrationRunnerOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = new MigrationRunnerOptions();
        configure?.Invoke(options);
        await using var database = new SqliteMigrationDatabase(connectionString);
        return await new MigrationRunner(SqliteProvider.Instance.Registry(migrations), database, options).MigrateAsync(cancellationToken);
    }

    /// <summary>The only value of a query.</summary>
    protected async Task<T> ScalarAsync<T>(string sql) => (await File.QueryAsync(sql, reader => reader.GetFieldValue<T>(0)))[0];

    /// <summary>A connection that holds the write lock until it is disposed.</summary>
    protected async Task<SqliteConnection> LockAsync()
    {
        var connection = await File.ConnectRawAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
