namespace GenMigrate.Cli.TestProgram;

/// <summary>Registries that show one thing each.</summary>
public static class TestRegistries
{
    private static readonly Entry CreateWorkers = new(
        1,
        "CreateWorkers",
        up => up.Sql("CREATE TABLE workers (worker_id TEXT PRIMARY KEY, name TEXT NOT NULL)"),
        down => down.Sql("DROP TABLE workers")) { Description = "People who look for work" };

    private static readonly Entry FillNames = new(
        2,
        "FillNames",
        up => up.Sql("add column", "ALTER TABLE workers\n  ADD COLUMN full_name TEXT").Run("fill", async (context, cancellationToken) =>
            await context.ExecuteAsync("UPDATE workers SET full_name = name", cancellationToken)),
        down => down.Sql("ALTER TABLE workers DROP COLUMN full_name"));

    private static readonly Entry IndexNames = new(
        3,
        "IndexNames",
        up => up.Sql("CREATE INDEX IF NOT EXISTS workers_by_name ON workers (name)"),
        down => down.Sql("DROP INDEX workers_by_name")) { Flags = MigrationFlags.NoTransaction };

    /// <summary>Three that work: one statement, SQL and code, without a transaction.</summary>
    public static MigrationRegistry People { get; } = Make(null, CreateWorkers, FillNames, IndexNames);

    /// <summary><see cref="People"/> before its third was written.</summary>
    public static MigrationRegistry Older { get; } = Make(null, CreateWorkers, FillNames);

    /// <summary><see cref="People"/> with the second edited.</summary>
    public static MigrationRegistry Edited { get; } = Make(null, CreateWorkers, FillNames with { Content = "edited" }, IndexNames);

    /// <summary><see cref="People"/> without the first, and with a step that its transaction cannot hold.</summary>
    public static MigrationRegistry Muddled { get; } = Make(null, FillNames with { Content = "edited" }, new Entry(4, "Commits", up => up.Sql("COMMIT")));

    /// <summary>The second fails in the third line of its second step.</summary>
    public static MigrationRegistry Failing { get; } = Make(null, CreateWorkers, new Entry(2, "Broken", up => up
        .Sql("CREATE TABLE jobs (job_id TEXT)")
        .Sql("fill", "INSERT INTO jobs VALUES ('a');\n\nINSERT INTO nowhere VALUES ('b');")));

    /// <summary>The second throws when it is asked for its steps.</summary>
    public static MigrationRegistry Throwing { get; } = Make(null, CreateWorkers, new Entry(2, "Throws", _ => throw new InvalidOperationException("No file.")));

    /// <summary>The first works, and cannot be taken back.</summary>
    public static MigrationRegistry OneWay { get; } = Make(null, CreateWorkers with { Down = null, Flags = MigrationFlags.Irreversible, Note = "people gave their names only once" });

    /// <summary>Applied it can be; its way back fails.</summary>
    public static MigrationRegistry NoWayBack { get; } = Make(null, CreateWorkers with { Down = down => down.Sql("DROP TABLE wrkers") });

    /// <summary>The first works, the second waits until it is stopped.</summary>
    public static MigrationRegistry Waiting { get; } = Make(null, CreateWorkers, new Entry(2, "Waits", up => up.Sql("CREATE TABLE halves (half TEXT)").Run("wait", WaitAsync)));

    /// <summary>As <see cref="Waiting"/>, without a transaction.</summary>
    public static MigrationRegistry WaitingAlone { get; } = Make(null, new Entry(1, "WaitsAlone", up => up.Sql("CREATE TABLE halves (half TEXT)").Run("wait", WaitAsync)) { Flags = MigrationFlags.NoTransaction });

    /// <summary>The first waits until somebody presses Enter, the second works.</summary>
    public static MigrationRegistry Pausing { get; } = Make(null, new Entry(1, "Pauses", up => up.Sql("CREATE TABLE halves (half TEXT)").Run("pause", PauseAsync)), CreateWorkers with { Version = 2 });

    /// <summary>As <see cref="Pausing"/>, without a transaction, in the middle of a single one.</summary>
    public static MigrationRegistry PausingAlone { get; } = Make(
        null,
        new Entry(1, "PausesAlone", up => up.Run("pause", PauseAsync).Sql("CREATE TABLE halves (half TEXT)")) { Flags = MigrationFlags.NoTransaction });

    /// <summary>Its code writes to the console.</summary>
    public static MigrationRegistry Talking { get; } = Make(null, new Entry(1, "Talks", up => up.Run("talk", async (_, _) =>
    {
        Console.Write("half a line, ");
        Console.WriteLine("and its end");
        await Console.Error.WriteLineAsync("an error");
        Console.Write("no end");
    })));

    /// <summary>Names that try to break a line, a table or a terminal.</summary>
    public static MigrationRegistry Hostile { get; } = Make(
        null,
        CreateWorkers with { Name = "quotes '\" [red]and[/] \u001b[31mred" },
        FillNames with { Name = "two\nlines and an emoji 🐘" },
        IndexNames with { Version = long.MaxValue, Name = new string('n', 10_000) });

    public static MigrationRegistry Orders { get; } = Make("orders", new Entry(1, "CreateOrders", up => up.Sql("CREATE TABLE orders (order_id TEXT)"), down => down.Sql("DROP TABLE orders")));

    /// <summary><see cref="People"/> with a seed for everybody and one for development.</summary>
    public static MigrationRegistry Seeded { get; } = new(
        null,
        new ListCatalog(CreateWorkers, FillNames, IndexNames),
        new ListCatalog(
            new Entry(1, "Administrator", up => up.Sql("INSERT INTO workers (worker_id, name) VALUES ('1', 'Ada')")),
            new Entry(2, "Samples", up => up.Sql("INSERT INTO workers (worker_id, name) VALUES ('2', 'Grace')")) { Note = "Development" }));

    public static MigrationRegistry SeededForDevelopment { get; } = new(
        null,
        new ListCatalog(CreateWorkers),
        new ListCatalog(
            new Entry(1, "Samples", up => up.Sql("INSERT INTO workers (worker_id, name) VALUES ('2', 'Grace')")) { Note = "Development" }));

    public static MigrationRegistry Empty { get; } = Make(null);

    public static MigrationRegistry Find(string name) => name switch
    {
        nameof(People) => People,
        nameof(Failing) => Failing,
        nameof(Waiting) => Waiting,
        nameof(WaitingAlone) => WaitingAlone,
        nameof(Pausing) => Pausing,
        nameof(Talking) => Talking,
        nameof(PausingAlone) => PausingAlone,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No registry of that name."),
    };

    public static MigrationRegistry Make(string? name, params Entry[] entries) => new(name, new ListCatalog(entries), null);

    private static async Task PauseAsync(SqlMigrationContext context, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync(TestSettings.AtWork);
        await Console.In.ReadLineAsync(cancellationToken);
    }

    private static async Task WaitAsync(SqlMigrationContext context, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync(TestSettings.AtWork);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
