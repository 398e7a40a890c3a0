namespace GenMigrate.Adoption.Tests;

/// <summary>Tables as nobody should have made them, in SQL that SQLite and PostgreSQL read alike; and what may be made of them.</summary>
public static class OddTables
{
    /// <summary>The table's name as a person says it, the script, and the answer.</summary>
    public static TheoryData<string, string, string> All => new()
    {
        { "\"Mixed Case\"", "CREATE TABLE \"Mixed Case\" (\"Id\" INTEGER, \"Migration_Name\" TEXT); INSERT INTO \"Mixed Case\" VALUES (3, 'create_users')", "adopted 1 name" },
        { "\"we.ird\"\"\"", "CREATE TABLE \"we.ird\"\"\" (name TEXT); INSERT INTO \"we.ird\"\"\" VALUES ('create_users')", "adopted 1 name" },
        { "order", "CREATE TABLE \"order\" (name TEXT); INSERT INTO \"order\" VALUES ('create_users')", "adopted 1 name" },
        { "x; DROP TABLE users", "CREATE TABLE \"x; DROP TABLE users\" (name TEXT); INSERT INTO \"x; DROP TABLE users\" VALUES ('create_users')", "adopted 1 name" },
        { "Older", "CREATE TABLE \"older\"\"\" (name TEXT)", "There is no 'Older'" },
        { "older", "CREATE TABLE older (name TEXT)", "" },
        { "older", "CREATE TABLE older (name CHAR(30)); INSERT INTO older VALUES ('  001_create-users.sql   ')", "adopted 1 name" },
        { "older", "CREATE TABLE older (name TEXT); INSERT INTO older VALUES ('create_users'), ('create_users')", "refused 1" },
        { "older", "CREATE TABLE older (name TEXT, version INTEGER); INSERT INTO older VALUES (NULL, 1), ('AddEmail', NULL)", "adopted 1 version, adopted 2 name" },
        { "older", "CREATE TABLE older (name TEXT, version INTEGER); INSERT INTO older VALUES ('add_index', 1)", "refused 1" },
        { "older", "CREATE TABLE older (name TEXT); INSERT INTO older VALUES (NULL), (' ')", "'older' has 2 rows," },
        { "older", "CREATE TABLE older (version TEXT); INSERT INTO older VALUES ('1.0'), ('1.1'), ('2.0')", "refused -" },
        { "older", "CREATE TABLE older (version NUMERIC(30)); INSERT INTO older VALUES (1), (99999999999999999999999)", "adopted 1 version, unknown - -" },
        { "older", "CREATE TABLE older (version INTEGER, success INTEGER); INSERT INTO older VALUES (1, 1), (2, 2)", "refused 2" },
        { "older", "CREATE TABLE older (version INTEGER, success BOOLEAN); INSERT INTO older VALUES (1, NULL)", "refused 1" },
        { "older", "CREATE TABLE older (version INTEGER, completed BOOLEAN); INSERT INTO older VALUES (1, true), (2, false)", "adopted 1 version, not_applied 2 version" },
        { "older", "CREATE TABLE older (version INTEGER, status TEXT); INSERT INTO older VALUES (1, 'Done'), (2, 'in progress')", "refused 2" },
        { "older", "CREATE TABLE older (version INTEGER, action TEXT); INSERT INTO older VALUES (1, 'up'), (2, 'rollback')", "adopted 1 version, not_applied 2 version" },
        { "older", "CREATE TABLE older (version INTEGER, deleted_at TIMESTAMP); INSERT INTO older VALUES (1, NULL), (2, '2024-01-31 12:00:00')", "adopted 1 version, not_applied 2 version" },
        { "older", "CREATE TABLE older (version INTEGER, applied_at TIMESTAMP); INSERT INTO older VALUES (1, '2024-01-31 12:00:00'), (2, NULL)", "refused 2" },
        { "older", "CREATE TABLE older (name TEXT, applied_at TEXT); INSERT INTO older VALUES ('create_users', '2024-01-31T12:00:00+02:00'), ('add_index', '01/02/2024')", "adopted 1 name 2024-01-31T10:00, adopted 3 name" },
        { "older", "CREATE TABLE older (name TEXT, applied_at BIGINT); INSERT INTO older VALUES ('create_users', 1706702400), ('add_email', 1706702400123), ('add_index', 20240131120000)", "adopted 1 name 2024-01-31T12:00, adopted 2 name 2024-01-31T12:00, adopted 3 name 2024-01-31T12:00" },
        { "older", "CREATE TABLE older (name TEXT, applied_at DOUBLE PRECISION, duration TEXT); INSERT INTO older VALUES ('create_users', 2460341.0, '00:00:01.5')", "adopted 1 name 1500 ms" },
        { "older", "CREATE TABLE older (name TEXT, applied_at TEXT, appliedat TEXT); INSERT INTO older VALUES ('create_users', '2024-01-31', '2025-01-31')", "'older' has two columns" },
        { "older", "CREATE TABLE log (what TEXT, done BOOLEAN); INSERT INTO log VALUES ('create_users', true), ('add_index', false); CREATE VIEW older AS SELECT what AS name, done FROM log", "adopted 1 name, not_applied 3 name" },
        { "older", "CREATE TABLE older AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i AS id, 'event_' || i || '_of_something' AS name FROM n", "refused -" },
        { "older", "CREATE TABLE older (id INTEGER, name TEXT, timestamp TEXT); INSERT INTO older VALUES (2, 'create_users', '2024-01-31T12:00:00Z')", "adopted 1 name 2024-01-31T12:00" },
        { "older", "CREATE TABLE older (version INTEGER, description TEXT, installed_on TEXT, success BOOLEAN, checksum TEXT, execution_time INTEGER); INSERT INTO older VALUES (1, 'create users', '2024-01-31', true, 'ff', 1234)", "adopted 1 name 2024-01-31T00:00 1234 ms" },
    };
}
