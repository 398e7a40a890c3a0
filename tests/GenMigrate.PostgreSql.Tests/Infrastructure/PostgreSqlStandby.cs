using System.Diagnostics;
using Npgsql;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>A standby of our own server, for the tests of one class: it replays whatever the other tests write.</summary>
public sealed class PostgreSqlStandby : IDisposable
{
    private readonly Lazy<(NpgsqlConnectionStringBuilder Address, Process Server)> _standby = new(PostgreSqlServer.StartStandby);

    public int Port => _standby.Value.Address.Port;

    public void Dispose()
    {
        if (_standby.IsValueCreated)
        {
            _standby.Value.Server.StandardInput.Close();
        }
    }
}
