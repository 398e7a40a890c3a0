using System.Globalization;
using Npgsql;

namespace GenMigrate;

/// <summary>
/// The row that is the lock, for every runner: who has it, until when by the server's clock, and a token that grows each
/// time it is taken. A runner with a session of its own (no pooler between) holds an advisory lock beside it, for as
/// long as it holds the row, and the row says so (<c>is_session</c>): that lock dies with the session, at once.
/// <code>
/// row            advisory lock   meaning                         who comes
/// no holder      –               free                            takes it
/// is_session     held            holder's session lives          waits, however old the row is
/// is_session     free            holder's session is dead        takes it over at once
/// no session     –, not expired  holder renews it                waits
/// no session     –, expired      holder is dead, or stopped      takes it over
/// own token      –               own, after a lost connection    takes it again, which ends the old connection's rights
/// other token    –               lost                            stops
/// </code>
/// Interleavings. A session takes the advisory lock first and the row second, and gives them back the other way round;
/// so a row that says is_session without its lock has lost its holder. Whoever takes the row does so in one statement
/// that finds it free, locks it FOR UPDATE and raises the token; it skips a row that another one has locked, and never
/// waits in the server. Every write of the history proves its token with FOR KEY SHARE on the row, which lasts until the
/// commit: a take-over either comes before the proof, and the write fails, or after the commit. Renewing changes no key
/// and conflicts with neither.
/// </summary>
/// <param name="Token">The fencing token.</param>
/// <param name="Holder">Who has it, for people; null: nobody.</param>
/// <param name="IsFree">Whether it may be taken.</param>
internal sealed record PostgreSqlLease(long Token, string? Holder, bool IsFree)
{
    /// <summary>The first half of the advisory lock's key: "GenM". The second is the lock table's oid, so that every table has its own.</summary>
    private const int Key = 0x47656e4d;

    /// <summary>What limits a role's requests. Some came with versions 14 and 17.</summary>
    private static readonly string[] Limits =
        ["statement_timeout", "idle_in_transaction_session_timeout", "idle_session_timeout", "transaction_timeout"];

    private static readonly string Free = $"""
        CASE WHEN machine IS NULL THEN true
                WHEN is_session THEN NOT EXISTS (
                    SELECT FROM pg_catalog.pg_locks held
                    WHERE held.locktype = 'advisory' AND held.classid = {Key} AND held.objid = lease.tableoid AND held.objsubid = 2 AND held.granted
                        AND held.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))
                ELSE expires_at <= pg_catalog.clock_timestamp() END
        """;

    public static string CreateTable(string table) =>
        $"CREATE TABLE IF NOT EXISTS {table} (id integer PRIMARY KEY CHECK (id = 1), token bigint NOT NULL, machine text, process_id integer, process_start text, program text, is_session boolean NOT NULL DEFAULT false, expires_at timestamptz)";

    public static string InsertRow(string table) => $"INSERT INTO {table} (id, token) VALUES (1, 0) ON CONFLICT DO NOTHING";

    public static string Select(string table) => $"""
        SELECT token, machine, process_id, process_start, program,
            {Free}
        FROM {table} lease WHERE id = 1
        """;

    /// <summary>An expression that is true while the lease may be taken.</summary>
    public static string IsFreeNow(string table) => $"(SELECT {Free} FROM {table} lease WHERE id = 1)";

    /// <summary>
    /// Takes the advisory lock if this is a session of its own, in which the server knows its process by the number that
    /// the driver was told: true or false; null where a pooler is between. Only without one may anything be set for the
    /// session: that its death shows soon, and that a role's limit for requests does not hold for a migration.
    /// </summary>
    public static string TakeSession(string table) => $"""
        SELECT CASE WHEN pg_catalog.pg_backend_pid() = @process
            THEN pg_catalog.pg_try_advisory_lock({Key}, {Oid(table)})
                AND pg_catalog.set_config('tcp_keepalives_idle', '10', false) IS NOT NULL
                AND pg_catalog.set_config('tcp_keepalives_interval', '5', false) IS NOT NULL
                AND pg_catalog.set_config('tcp_keepalives_count', '3', false) IS NOT NULL
                AND {string.Join(" AND ", Limits.Select(SwitchOff))} END
        """;

    public static IEnumerable<string> ReleaseSession(string table) =>
    [
        $"SELECT pg_catalog.pg_advisory_unlock({Key}, {Oid(table)})",
        "RESET tcp_keepalives_idle", "RESET tcp_keepalives_interval", "RESET tcp_keepalives_count",
        "SELECT pg_catalog.set_config(name, reset_val, false) FROM pg_catalog.pg_settings "
            + $"WHERE name IN ({string.Join(", ", Limits.Select(limit => $"'{limit}'"))})",
    ];

    /// <summary>
    /// Gives the new token and the one before, with its holder; no row where it may not be taken. Who has a token already
    /// (<c>@mine</c> is not negative) gets the lease only if nobody else has had it since.
    /// </summary>
    public static string Take(string table) => $"""
        WITH free AS (
            SELECT * FROM {table}
            WHERE id = 1 AND CASE WHEN @mine >= 0 THEN token = @mine ELSE (machine IS NULL
                OR CASE WHEN is_session THEN @is_session OR pg_catalog.pg_try_advisory_xact_lock({Key}, {Oid(table)}) ELSE expires_at <= pg_catalog.clock_timestamp() END) END
            FOR UPDATE SKIP LOCKED)
        UPDATE {table} lease SET token = free.token + 1, machine = @machine, process_id = @process_id, process_start = @process_start, program = @program,
            is_session = @is_session, expires_at = pg_catalog.clock_timestamp() + pg_catalog.make_interval(secs => @seconds)
        FROM free WHERE lease.id = free.id
        RETURNING lease.token, free.token, free.machine, free.process_id, free.process_start, free.program
        """;

    public static string Renew(string table) => $"UPDATE {table} SET expires_at = pg_catalog.clock_timestamp() + pg_catalog.make_interval(secs => @seconds) WHERE id = 1 AND token = @token";

    public static string Release(string table) => $"UPDATE {table} SET machine = NULL, process_id = NULL, process_start = NULL, program = NULL, is_session = false, expires_at = NULL WHERE id = 1 AND token = @token";

    /// <summary>An expression that is 1 while the token is the row's, and keeps it so until the commit; else it fails with <c>division_by_zero</c>.</summary>
    public static string Proof(string table, string token = "@token") => $"(SELECT 1 / count(*) FROM (SELECT FROM {table} WHERE id = 1 AND token = {token} FOR KEY SHARE) mine)";

    /// <summary>The same without keeping it, as a statement, with whatever else is to be selected.</summary>
    public static string Check(string table, string? and = null, string token = "@token") => $"SELECT 1 / count(*){(and is null ? "" : ", " + and)} FROM {table} WHERE id = 1 AND token = {token}";

    /// <summary>Who stands in a row; null where nobody does.</summary>
    /// <exception cref="MigrationDatabaseException">Somebody has changed the row by hand.</exception>
    public static ProcessIdentity? HolderOf(NpgsqlDataReader reader, int ordinal, string table)
    {
        var row = new StoredRow(reader, PostgreSqlDialect.Instance, table, version: null);
        return row.TextOrNull(ordinal) is { } machine
            ? new ProcessIdentity(machine, row.Count(ordinal + 1), row.Text(ordinal + 2), row.Text(ordinal + 3))
            : null;
    }

    private static string SwitchOff(string limit) =>
        $"(pg_catalog.current_setting('{limit}', true) IS NULL OR pg_catalog.set_config('{limit}', '0', false) IS NOT NULL)";

    private static string Oid(string table) => string.Create(CultureInfo.InvariantCulture, $"'{table.Replace("'", "''", StringComparison.Ordinal)}'::pg_catalog.regclass::oid::int4");
}
