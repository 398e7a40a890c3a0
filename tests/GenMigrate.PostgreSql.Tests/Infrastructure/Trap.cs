namespace GenMigrate.PostgreSql.Tests;

/// <summary>
/// Has the server do something at an exact place of a run: behind the statement that makes or drops a certain table, in its
/// transaction. By event triggers, which only a superuser may make.
/// </summary>
internal static class Trap
{
    /// <summary>Ends the session.</summary>
    public const string EndSession = "PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(60);";

    /// <summary>Does it each time.</summary>
    /// <param name="database">Where.</param>
    /// <param name="table">The table's name, or a pattern of several.</param>
    /// <param name="what">Statements of PL/pgSQL.</param>
    public static Task SetAsync(PostgreSqlTestDatabase database, string table, string what) => database.ExecuteAsync($"""
        CREATE FUNCTION is_trapped(event text) RETURNS boolean LANGUAGE plpgsql AS $trap$
        BEGIN
            IF event = 'sql_drop' THEN
                RETURN EXISTS (SELECT FROM pg_event_trigger_dropped_objects() WHERE object_type = 'table' AND object_identity LIKE 'public.{table}');
            ELSE
                RETURN EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE object_identity LIKE 'public.{table}');
            END IF;
        END $trap$;
        CREATE FUNCTION trap() RETURNS event_trigger LANGUAGE plpgsql AS $trap$
        BEGIN
            IF is_trapped(tg_event) THEN
                {what}
            END IF;
        END $trap$;
        CREATE EVENT TRIGGER traps_made ON ddl_command_end EXECUTE FUNCTION trap();
        CREATE EVENT TRIGGER traps_dropped ON sql_drop EXECUTE FUNCTION trap();
        """);

    public static Task RemoveAsync(PostgreSqlTestDatabase database) => database.ExecuteAsync("DROP FUNCTION trap() CASCADE; DROP FUNCTION is_trapped(text)");

    /// <summary>Does it once: what a sequence has given is not taken back with a transaction.</summary>
    /// <inheritdoc cref="SetAsync"/>
    public static async Task SetOnceAsync(PostgreSqlTestDatabase database, string table, string what)
    {
        await database.ExecuteAsync("CREATE SEQUENCE times_trapped");
        await SetAsync(database, table, $"IF nextval('times_trapped') = 1 THEN {what} END IF;");
    }
}
