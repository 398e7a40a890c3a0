using System.Text.RegularExpressions;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>A script as it is written; needs no server.</summary>
public sealed class ScriptTextTests
{
    [Fact]
    public void A_migration_is_a_transaction_with_guard_limits_history_and_journal()
    {
        var text = Script(new TestMigration(2) { Name = "it's", LockTimeoutSeconds = 1, Up = [TestStep.Insert("log", "a\\b")] }, schema: null);

        Assert.Equal("""
            BEGIN ISOLATION LEVEL READ COMMITTED;
            -- up 2 it's
            DO $genmigrate$ BEGIN
                PERFORM FROM "genmigrate_lock" WHERE id = 1 FOR UPDATE;
                IF NOT (FREE) THEN RAISE EXCEPTION 'a runner is migrating this database: wait for it, and make the script again'; END IF;
                IF NOT NOT EXISTS (SELECT 1 FROM "genmigrate_history" WHERE registry = '' AND kind = 'migration' AND version = 2 AND state <> 'rolled_back' AND (state <> 'failed' OR direction = 'down' OR step_hashes <> '')) THEN RAISE EXCEPTION 'the history of version 2 is not what this script was made for: look at status, and make the script again'; END IF;
            END $genmigrate$;
            SET LOCAL lock_timeout = 1000;
            SET LOCAL statement_timeout = 0;
            -- insert into log
            INSERT INTO "log" VALUES ('a\b');
            INSERT INTO "genmigrate_history" (COLUMNS) VALUES ('', 'migration', 2, 'it''s', NULL, 'CHECKSUM', 'applied', 'up', 1, 'HASH', pg_catalog.date_trunc('milliseconds', pg_catalog.clock_timestamp()), (extract(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()) * 1000)::bigint, true, NULL, false, NULL, 'PROGRAM', 0) ON CONFLICT UPSERT;
            INSERT INTO "genmigrate_journal" (COLUMNS) VALUES (pg_catalog.date_trunc('milliseconds', pg_catalog.clock_timestamp()), '', 'migration', 2, 'up', 'done', (extract(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()) * 1000)::bigint, NULL, 'PROGRAM');
            COMMIT;

            """, Scrub(text[(text.IndexOf("COMMIT;\n", StringComparison.Ordinal) + 8)..]));
    }

    [Fact]
    public void It_stops_at_the_first_error_and_makes_what_is_missing()
    {
        var text = Script(TestMigration.Creates(1, "log"), schema: "it's \\ \"x\"");

        Assert.StartsWith(""""
            \set ON_ERROR_STOP on
            -- Let no runner migrate this database meanwhile.
            SET client_encoding = 'UTF8';
            BEGIN ISOLATION LEVEL READ COMMITTED;
            DO $genmigrate$ BEGIN
                IF pg_catalog.to_regnamespace( E'"it''s \\ ""x"""') IS NULL THEN CREATE SCHEMA "it's \ ""x"""; END IF;
            END $genmigrate$;
            CREATE TABLE IF NOT EXISTS "it's \ ""x"""."genmigrate_history" (
            """", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_concurrent_index_stands_outside_of_transactions()
    {
        const string Index = "CREATE INDEX CONCURRENTLY by_value ON log (value)";
        var text = Script(new TestMigration(1) { Up = [new TestStep(TestStepKind.Sql) { Value = Index }] }.OptedOut(), schema: null);

        Assert.Contains("COMMIT;\n-- create index by_value on log\n" + Index + ";\nBEGIN ", text, StringComparison.Ordinal);
        Assert.Contains("'begun ", text, StringComparison.Ordinal);
    }

    private static string Script(TestMigration migration, string? schema)
    {
        var database = new PostgreSqlMigrationDatabase("Host=nowhere.invalid");
        return new MigrationRunner(PostgreSqlProvider.Direct.Registry([migration]), database, new MigrationRunnerOptions { Schema = schema }).Script().Text;
    }

    private static string Scrub(string text)
    {
        text = Regex.Replace(text, @"\(SELECT CASE WHEN machine.*?WHERE id = 1\)", "(FREE)", RegexOptions.Singleline);
        text = Regex.Replace(text, "h[12]:[0-9a-f]{64}", "CHECKSUM");
        text = Regex.Replace(text, "'[0-9A-F]{64}'", "'HASH'");
        text = Regex.Replace(text, @"\((registry|at), [a-z_, ]+\) VALUES", "(COLUMNS) VALUES");
        text = Regex.Replace(text, "ON CONFLICT [^;]+", "ON CONFLICT UPSERT");
        return Regex.Replace(text, "'script of [^']+'", "'PROGRAM'");
    }
}
