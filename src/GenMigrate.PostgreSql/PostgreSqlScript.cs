namespace GenMigrate;

/// <summary>Scripts for psql.</summary>
internal sealed class PostgreSqlScript(MigrationSettings settings) : ScriptLanguage(PostgreSqlDialect.Instance, settings)
{
    public override IEnumerable<string> Commands => ["\\set ON_ERROR_STOP on"];

    public override IEnumerable<string> Setup => ["SET client_encoding = 'UTF8'"];

    public override string Begin => "BEGIN ISOLATION LEVEL READ COMMITTED";

    public override string Now => "pg_catalog.date_trunc('milliseconds', pg_catalog.clock_timestamp())";

    public override string? Elapsed => "(extract(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()) * 1000)::bigint";

    // CREATE SCHEMA asks for its right even where the schema is there.
    public override IEnumerable<string> CreateTables(IEnumerable<string> history) =>
    [
        .. Settings.Schema is { } schema ? [Block($"IF pg_catalog.to_regnamespace({Dialect.Literal(Dialect.Quote(schema))}) IS NULL THEN CREATE SCHEMA {Dialect.Quote(schema)}; END IF;")] : Array.Empty<string>(),
        .. history,
        PostgreSqlLease.CreateTable(LockTable),
        PostgreSqlLease.InsertRow(LockTable),
    ];

    /// <summary>A statement of PL/pgSQL that fails while a runner is at work.</summary>
    public string RefuseRunner => $"IF NOT {PostgreSqlLease.IsFreeNow(LockTable)} THEN RAISE EXCEPTION 'a runner is migrating this database: wait for it, and make the script again'; END IF;";

    // Who wants the lease skips its row while it is locked; so none begins before the transaction ends.
    public override string Guard(MigrationDescriptor migration, string condition) => Block(
        $"PERFORM FROM {LockTable} WHERE id = 1 FOR UPDATE;",
        RefuseRunner,
        $"IF NOT {condition} THEN RAISE EXCEPTION 'the history of version {migration.Version} is not what this script was made for: look at status, and make the script again'; END IF;");

    public override IEnumerable<string> Enter(MigrationDescriptor migration) => PostgreSqlTransaction.Limits(migration).Select(limit => $"SET LOCAL {limit.Name} = {limit.Milliseconds}");

    public override IEnumerable<string> Reset(PlannedMigration planned) => planned.Steps.OfType<SqlStep>()
        .SelectMany(step => step.Statements)
        .Select(SqlFacts.ChangedSetting)
        .OfType<string>()
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(setting => $"RESET {setting}");

    /// <summary>A statement that executes others, and may fail on purpose.</summary>
    public static string Block(params string[] lines) => Block("", lines);

    /// <summary>The same with variables.</summary>
    public static string Block(string declare, string[] lines)
    {
        var body = string.Concat(lines.Select(line => "    " + line + "\n"));
        var tag = "$genmigrate$";
        while (body.Contains(tag, StringComparison.Ordinal))
        {
            tag = tag[..^1] + "_$";
        }

        return $"DO {tag} {declare}BEGIN\n{body}END {tag}";
    }
}
