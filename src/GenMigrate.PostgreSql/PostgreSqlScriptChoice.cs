namespace GenMigrate;

/// <summary>
/// Conditions for psql. What a runner would refuse, it refuses before anything is executed; the rows of the state table,
/// for a version of the registry:
/// <code>
/// row                                   what the script does
/// none, rolled back, failed and undone  applies it; stops if a higher version of the registry is in effect
/// applied, same checksum or none        leaves it out
/// applied, other checksum               stops
/// any other (stopped half-way)          stops: only a runner resumes
/// </code>
/// A row in effect that the registry does not know stops the script below the registry's head, and is none of its
/// business above. Two scripts at once take turns at the lock's row, and the second leaves out what the first has done.
/// </summary>
/// <param name="language">How values are written.</param>
/// <param name="settings">Where the history lies.</param>
/// <param name="known">The registry, in order.</param>
/// <param name="from">The version up to which all must be applied already.</param>
internal sealed class PostgreSqlScriptChoice(PostgreSqlScript language, MigrationSettings settings, IReadOnlyList<MigrationDescriptor> known, long from) : ScriptChoice
{
    private const string Variable = "genmigrate_is_missing";

    public override string EndIf => "\\endif";

    public override string If(string condition) => $"SELECT {condition} AS {Variable} \\gset\n\\if :{Variable}";

    public override string Check(long last) => PostgreSqlScript.Block("DECLARE problems text; ", [
        language.RefuseRunner,
        $"""
        WITH known (version, checksum, legacy_checksum, is_free) AS (VALUES
                {string.Join(",\n        ", known.Select(Row))}),
            found AS (
                SELECT version, checksum, steps_done, state IN ('applied', 'baseline') AS is_applied,
                    NOT (state = 'rolled_back' OR (state = 'failed' AND direction = 'up' AND coalesce(step_hashes, '') = '')) AS is_in_effect
                FROM {language.Dialect.Table(settings, settings.HistoryName)} WHERE registry = {language.Dialect.Literal(settings.Registry)} AND kind = 'migration'),
            compared AS (SELECT version, known.checksum, legacy_checksum, is_free, found.checksum AS found_checksum, steps_done, coalesce(is_applied, false) AS is_applied, coalesce(is_in_effect, false) AS is_in_effect FROM known LEFT JOIN found USING (version)),
            highest AS (SELECT max(version) AS version FROM compared WHERE is_in_effect)
            SELECT pg_catalog.string_agg(problem, E'\n' ORDER BY version) INTO problems FROM (
                SELECT version, pg_catalog.format('version %s was changed after it was applied: undo the change, or accept it knowingly with `repair %s --accept-change`', version, version) AS problem
                    FROM compared WHERE is_applied AND found_checksum <> checksum AND found_checksum <> coalesce(legacy_checksum, checksum)
                UNION ALL SELECT version, pg_catalog.format('version %s stopped after step %s: finish it with `up`, or look at the database and say with `repair %s` what it is', version, steps_done, version)
                    FROM compared WHERE is_in_effect AND NOT is_applied
                UNION ALL SELECT version, pg_catalog.format('version %s is not applied, and this script begins only after {from}: make one that begins before', version)
                    FROM compared WHERE NOT is_in_effect AND version <= {from}
                UNION ALL SELECT compared.version, pg_catalog.format('version %s is not applied, but the higher version %s is: give it a version above that, or allow it with OutOfOrder = true', compared.version, highest.version)
                    FROM compared, highest WHERE NOT is_in_effect AND NOT is_free AND compared.version > {from} AND compared.version <= {last} AND compared.version < highest.version
                UNION ALL SELECT version, pg_catalog.format('version %s is applied in the database, but this script does not know it, although it knows higher ones: bring the migration back, or forget it with `repair %s --forget`', version, version)
                    FROM found WHERE is_in_effect AND version < {known[^1].Version} AND version NOT IN (SELECT version FROM known)) found_problems;
        """,
        "IF problems IS NOT NULL THEN RAISE EXCEPTION 'nothing was executed: %', problems; END IF;",
    ]);

    private string Row(MigrationDescriptor migration) =>
        $"({language.Dialect.Literal(migration.Version)}, {language.Dialect.Literal(migration.Checksum)}, {language.Dialect.Literal(migration.LegacyChecksum)}, {language.Dialect.Literal(migration.OutOfOrder)})";
}
