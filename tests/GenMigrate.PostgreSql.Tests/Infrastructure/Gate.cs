using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>Holds up the statement <see cref="Pass"/> of a migration, in the server, until somebody opens it.</summary>
internal sealed class Gate : IAsyncDisposable
{
    /// <summary>Goes on once the gate is open; until then it is at work, and waits for no lock that a limit would end.</summary>
    public const string Pass = $"DO $$ BEGIN {Wait} END $$";

    /// <summary>The same inside of a function.</summary>
    public const string Wait = "WHILE NOT pg_try_advisory_xact_lock_shared(4711) LOOP PERFORM pg_sleep(0.01); END LOOP;";

    private readonly PostgreSqlTestDatabase _database;
    private readonly NpgsqlConnection _holder;

    private Gate(PostgreSqlTestDatabase database, NpgsqlConnection holder)
    {
        _database = database;
        _holder = holder;
    }

    /// <summary>A closed one.</summary>
    public static async Task<Gate> CloseAsync(PostgreSqlTestDatabase database)
    {
        var holder = await database.ConnectRawAsync();
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(4711)", holder);
        await command.ExecuteNonQueryAsync();
        return new Gate(database, holder);
    }

    /// <summary>Waits until a migration stands before it.</summary>
    public Task ReachedAsync() => Eventually.EqualAsync("1", () => _database.TextAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND wait_event = 'PgSleep'"));

    /// <summary>Opens it for good.</summary>
    public ValueTask DisposeAsync() => _holder.DisposeAsync();
}
