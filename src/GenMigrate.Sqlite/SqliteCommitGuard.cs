using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenMigrate;

/// <summary>
/// Lets only the runner commit. SQLite turns a <c>COMMIT</c> that its hook refuses into a <c>ROLLBACK</c>
/// (sqlite.org/c3ref/commit_hook.html), so that a step's code that ends the transaction loses its work instead of
/// breaking the migration in two.
/// </summary>
internal sealed class SqliteCommitGuard : IDisposable
{
    private readonly SqliteConnection _connection;

    public SqliteCommitGuard(SqliteConnection connection)
    {
        _connection = connection;
        _connection.StateChange += OnStateChange;
        Install();
    }

    /// <summary>Whether every commit is refused now.</summary>
    public bool Refuses { get; set; }

    public void Dispose()
    {
        _connection.StateChange -= OnStateChange;
        if (_connection.State == ConnectionState.Open)
        {
            raw.sqlite3_commit_hook(_connection.Handle, null, null);
        }
    }

    // A step's code may close the connection and open it again: that is another one to SQLite.
    private void OnStateChange(object sender, StateChangeEventArgs change) => Install();

    private void Install()
    {
        if (_connection.State == ConnectionState.Open)
        {
            raw.sqlite3_commit_hook(_connection.Handle, static guard => ((SqliteCommitGuard)guard).Refuses ? 1 : 0, this);
        }
    }
}
