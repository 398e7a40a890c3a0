namespace GenMigrate.Conformance;

/// <summary>A provider as the suites see it: a factory of empty databases, and its words for neutral migrations.</summary>
public abstract class ConformanceProvider
{
    /// <summary>
    /// Whether a killed process's lock is known to be dead at once (same machine), so that nobody has to wait until
    /// its lease expires.
    /// </summary>
    public virtual bool KnowsDeadHolders => true;

    /// <summary>
    /// The program that other processes run: it calls <see cref="TestProgram.RunAsync"/>. By default the provider's
    /// test assembly itself, whose project then says <c>GenerateProgramFile = false</c>.
    /// </summary>
    public virtual string ProgramPath => GetType().Assembly.Location;

    /// <summary>
    /// The kill suites try every event of a run, or only one in so many where each costs a process against a server. The
    /// events of a step that cannot be resumed are always tried, and with <c>GENMIGRATE_EVERY_EVENT</c> set, all.
    /// </summary>
    public virtual int EventsPerKill => 1;

    /// <summary>Makes a database that is fresh, empty, and nobody else's.</summary>
    public abstract Task<TestDatabase> CreateAsync();

    /// <summary>The database that another process made, by its <see cref="TestDatabase.Address"/>; it is not this object's to remove.</summary>
    public abstract TestDatabase Open(string address);

    /// <summary>Translates a neutral migration.</summary>
    public abstract Migration Make(TestMigration migration);

    /// <summary>The migrations that other processes run, by name: code cannot be sent to them.</summary>
    public virtual IReadOnlyList<TestMigration> Scenario(string name) => Scenarios.Named(name);

    /// <summary>The seeds of such a scenario; most have none.</summary>
    public virtual IReadOnlyList<TestMigration> Seeds(string name) => Scenarios.SeedsOf(name);

    internal bool IsKilledAt(int number) => number % EventsPerKill == 0 || Environment.GetEnvironmentVariable("GENMIGRATE_EVERY_EVENT") is { Length: > 0 };

    /// <summary>A registry as generated code would make it.</summary>
    public MigrationRegistry Registry(IEnumerable<TestMigration> migrations, string? name = null, IEnumerable<TestMigration>? seeds = null) =>
        new(name, new TestCatalog(this, migrations), seeds is null ? null : new TestCatalog(this, seeds));
}
