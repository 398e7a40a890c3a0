namespace GenMigrate.PostgreSql.Tests;

/// <summary>The migrations that other processes run on PostgreSQL alone.</summary>
internal static class PostgreSqlScenarios
{
    /// <summary>Fifty, one of them opted out; each step leaves a row in <c>log</c>.</summary>
    public const string Fifty = "fifty";

    /// <summary>Every kind of step that may be resumed by itself.</summary>
    public const string Resumable = "resumable";

    /// <summary>An index that takes as long to build as somebody holds a snapshot.</summary>
    public const string ConcurrentIndex = "concurrent index";

    /// <summary>The second of three stands still before a <see cref="Gate"/>, in its transaction.</summary>
    public const string Gated = "gated";

    /// <summary>The same without a transaction around it.</summary>
    public const string GatedAlone = "gated alone";

    /// <summary>Sixty that make a table each (<see cref="Tables"/>).</summary>
    public const string SixtyTables = "sixty tables";

    /// <summary>Migrations that make a table each, <c>t1</c> and so on: they only define things, so that many go together.</summary>
    public static TestMigration[] Tables(int count) => [.. Enumerable.Range(1, count).Select(Table)];

    public static IReadOnlyList<TestMigration>? Named(string name) => name switch
    {
        Fifty => [.. Enumerable.Range(1, 50).Select(One)],
        Resumable => ResumableOnes(),
        ConcurrentIndex =>
        [
            TestMigration.Creates(1, "log"),
            NativeMigrations.Steps(2, migration => migration.Sql("build", "CREATE INDEX CONCURRENTLY log_value ON log (value)"), name: "build an index").OptedOut(),
            TestMigration.Inserts(3, "log", "3"),
        ],
        Gated => [TestMigration.Creates(1, "log"), Standing, TestMigration.Inserts(3, "log", "3")],
        GatedAlone => [TestMigration.Creates(1, "log"), Standing.OptedOut(), TestMigration.Inserts(3, "log", "3")],
        SixtyTables => Tables(60),
        _ => null,
    };

    private static TestMigration Table(int version) => NativeMigrations.Steps(version, migration => migration.Sql($"CREATE TABLE t{version} (x int)"), migration => migration.Sql($"DROP TABLE t{version}"), $"table {version}");

    private static TestMigration Standing => NativeMigrations.Steps(
        2,
        migration => migration
            .Sql("before", "INSERT INTO log VALUES ('2/1'); ALTER TABLE log ADD COLUMN extra text")
            .Sql("gate", $"INSERT INTO log VALUES ('2/2'); {Gate.Pass}")
            .Sql("after", "INSERT INTO log VALUES ('2/3')"),
        name: "gated");

    private static TestMigration One(int version) => version switch
    {
        1 => TestMigration.Creates(1, "log"),
        25 => new TestMigration(25) { Up = [TestStep.Insert("log", "25/1"), TestStep.Alone("log", "25/2"), TestStep.Insert("log", "25/3")] }.OptedOut(),
        _ => TestMigration.Inserts(version, "log", $"{version}"),
    };

    private static TestMigration[] ResumableOnes() =>
    [
        NativeMigrations.Steps(1, migration => migration.Sql("CREATE TABLE log (number int GENERATED ALWAYS AS IDENTITY, value text NOT NULL); INSERT INTO log (value) SELECT 'seed ' || n FROM generate_series(1, 20000) n"), name: "tables"),
        NativeMigrations.Steps(2, migration => migration.Run("code", async (context, cancellationToken) => await context.ExecuteAsync("INSERT INTO log (value) VALUES ('2')", cancellationToken)), name: "code"),
        NativeMigrations.Steps(
            3,
            migration => migration
                .Sql("INSERT INTO log (value) VALUES ('3/1')")
                .Sql("CREATE INDEX CONCURRENTLY log_value ON log (value)")
                .Sql("INSERT INTO log (value) VALUES ('3/2'); ALTER TABLE log ADD COLUMN extra text")
                .Sql("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS log_number ON log (number)")
                .Run("more code", async (context, cancellationToken) => await context.ExecuteAsync("INSERT INTO log (value) VALUES ('3/3')", cancellationToken)),
            name: "opted out").OptedOut(),
        NativeMigrations.Steps(4, migration => migration.Sql("INSERT INTO log (value) VALUES ('4'); CREATE TYPE mood AS ENUM ('fine')"), name: "type"),
        NativeMigrations.Steps(
            5,
            migration => migration
                .Sql("VACUUM log", repeatable: true)
                .Sql("DROP INDEX CONCURRENTLY log_value")
                .Sql("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'splendid'")
                .Sql("INSERT INTO log (value) VALUES ('5')"),
            name: "opted out again").OptedOut(),
        NativeMigrations.Steps(6, migration => migration.Sql("INSERT INTO log (value) VALUES ('6'); CREATE VIEW last AS SELECT max(value) FROM log"), name: "view"),
    ];
}
