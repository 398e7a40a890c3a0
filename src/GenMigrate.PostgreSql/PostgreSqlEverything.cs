namespace GenMigrate;

/// <summary>Removes whatever lies in a schema, except what belongs to an extension.</summary>
internal static class PostgreSqlEverything
{
    /// <summary>The statement; <paramref name="schema"/> null: the connection's own schema.</summary>
    /// <remarks>A sequence that a column owns goes with it, and only with it.</remarks>
    public static string Drop(string? schema)
    {
        var name = schema is null ? "current_schema()" : $"'{schema.Replace("'", "''", StringComparison.Ordinal)}'";
        return $"""
            DO $drop$
            DECLARE item text;
            BEGIN
                FOR item IN
                    SELECT format('%s IF EXISTS %I.%I', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, n.nspname, c.relname)
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = {name} AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
                        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND (d.deptype = 'e' OR (c.relkind = 'S' AND d.deptype IN ('a', 'i'))))
                    UNION ALL
                    SELECT format('ROUTINE IF EXISTS %s', p.oid::regprocedure)
                    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE n.nspname = {name} AND p.prokind <> 'a'
                        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
                    UNION ALL
                    SELECT format('TYPE IF EXISTS %I.%I', n.nspname, t.typname)
                    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                    WHERE n.nspname = {name} AND t.typtype IN ('e', 'd', 'r')
                        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
                LOOP
                    EXECUTE 'DROP ' || item || ' CASCADE';
                END LOOP;
            END
            $drop$
            """;
    }
}
