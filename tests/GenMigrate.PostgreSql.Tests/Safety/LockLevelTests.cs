namespace GenMigrate.PostgreSql.Tests;

/// <summary>The locks and rewrites that the safety rules state are those that the server shows.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class LockLevelTests : PostgreSqlTests
{
    private const string Tables =
        """
        CREATE TABLE workers (id bigint PRIMARY KEY, name text, pay int);
        CREATE TABLE jobs (id bigint PRIMARY KEY, worker_id bigint);
        INSERT INTO workers SELECT i, 'n', 1 FROM generate_series(1, 10) i;
        """;

    // Rule, what comes before, the statement, and the strongest lock on each table.
    private static readonly (string Rule, string Before, string Sql, string Locks)[] Cases =
    [
        ("GENM6001", "", "CREATE INDEX by_name ON workers (name)", "workers ShareLock"),
        ("GENM6002", "", "ALTER TABLE workers ALTER COLUMN name SET NOT NULL", "workers AccessExclusiveLock"),
        ("", "ALTER TABLE workers ADD CONSTRAINT named CHECK (name IS NOT NULL) NOT VALID", "ALTER TABLE workers VALIDATE CONSTRAINT named", "workers ShareUpdateExclusiveLock"),
        ("GENM6003", "", "ALTER TABLE workers ADD CONSTRAINT paid CHECK (pay > 0)", "workers AccessExclusiveLock"),
        ("GENM6003", "", "ALTER TABLE jobs ADD CONSTRAINT jobs_worker FOREIGN KEY (worker_id) REFERENCES workers (id)", "jobs ShareRowExclusiveLock, workers ShareRowExclusiveLock"),
        ("", "", "ALTER TABLE jobs ADD CONSTRAINT jobs_worker FOREIGN KEY (worker_id) REFERENCES workers (id) NOT VALID", "jobs ShareRowExclusiveLock, workers ShareRowExclusiveLock"),
        ("GENM6004", "", "ALTER TABLE workers ADD token uuid DEFAULT gen_random_uuid()", "workers AccessExclusiveLock, rewritten"),
        ("GENM6004", "", "ALTER TABLE workers ADD n bigserial", "workers AccessExclusiveLock, rewritten"),
        ("GENM6004", "", "ALTER TABLE workers ADD n int GENERATED ALWAYS AS IDENTITY", "workers AccessExclusiveLock, rewritten"),
        ("GENM6004", "", "ALTER TABLE workers ADD n int GENERATED ALWAYS AS (pay * 2) STORED", "workers AccessExclusiveLock, rewritten"),
        ("", "", "ALTER TABLE workers ADD n int NOT NULL DEFAULT 5", "workers AccessExclusiveLock"),
        ("", "", "ALTER TABLE workers ADD at timestamptz DEFAULT now()", "workers AccessExclusiveLock"),
        ("GENM6006", "", "ALTER TABLE workers ADD CONSTRAINT paid UNIQUE (id, pay)", "workers AccessExclusiveLock"),
        ("", "CREATE UNIQUE INDEX paid ON workers (id, pay)", "ALTER TABLE workers ADD CONSTRAINT paid UNIQUE USING INDEX paid", "workers AccessExclusiveLock"),
    ];

    [ServerFact]
    public async Task Statements_take_the_locks_that_their_rules_state()
    {
        foreach (var (rule, before, sql, locks) in Cases)
        {
            await Database.ExecuteAsync("DROP TABLE IF EXISTS jobs, workers");
            await Database.ExecuteAsync(Tables + before);
            Assert.Equal(locks, await LocksAsync(sql));
            Assert.Equal(rule, string.Join(", ", Find(before, sql)));
        }
    }

    [ServerFact]
    public async Task A_required_column_without_a_value_fails_on_rows()
    {
        const string Sql = "ALTER TABLE workers ADD email text NOT NULL";
        await Database.ExecuteAsync(Tables);
        var failure = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Database.ExecuteAsync(Sql));
        Assert.Equal("23502", failure.SqlState);
        Assert.Equal(["GENM7001"], Find("", Sql));
    }

    [ServerFact]
    public async Task A_concurrent_index_needs_no_rule()
    {
        await Database.ExecuteAsync(Tables);
        await Database.ExecuteAsync("CREATE INDEX CONCURRENTLY by_name ON workers (name)");
        Assert.Empty(Find("", "CREATE INDEX CONCURRENTLY by_name ON workers (name)"));
    }

    // The tables are those of a released version 1; the statement is new.
    private static IEnumerable<string> Find(string before, string sql)
    {
        var schema = SchemaFold.Apply(DatabaseSchema.Empty(SqlLanguage.PostgreSql), Tables + before, version: 1);
        var statement = Assert.Single(SqlSplitter.Split(sql, SqlLanguage.PostgreSql));
        return SafetyRules.Check(DdlParser.Parse(statement, SqlLanguage.PostgreSql), new SafetyContext(schema, version => version == 1)).Select(finding => finding.Rule);
    }

    // A table that was rewritten has another file.
    private async Task<string> LocksAsync(string sql)
    {
        var file = await TextAsync("SELECT relfilenode FROM pg_class WHERE relname = 'workers'");
        await using var connection = await Database.ConnectRawAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
        command.CommandText =
            """
            SELECT string_agg(line, ', ' ORDER BY line) FROM (
                SELECT DISTINCT ON (c.relname) c.relname || ' ' || l.mode AS line
                FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
                WHERE l.pid = pg_backend_pid() AND c.relname IN ('workers', 'jobs')
                ORDER BY c.relname, array_position(ARRAY['AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock', 'ShareLock',
                    'ShareUpdateExclusiveLock', 'RowExclusiveLock', 'RowShareLock', 'AccessShareLock'], l.mode)) held
            """;
        var locks = (string)(await command.ExecuteScalarAsync())!;
        await transaction.CommitAsync();

        return file == await TextAsync("SELECT relfilenode FROM pg_class WHERE relname = 'workers'") ? locks : locks + ", rewritten";
    }
}
