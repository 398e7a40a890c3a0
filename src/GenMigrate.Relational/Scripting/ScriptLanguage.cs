namespace GenMigrate;

/// <summary>What scripts of one database differ in. Statements are without the <c>;</c> that ends them.</summary>
internal abstract class ScriptLanguage(SqlDialect dialect, MigrationSettings settings)
{
    public SqlDialect Dialect => dialect;

    /// <summary>For the database's own tool: to stop at the first error, which it would not do by itself. Lines, as they are.</summary>
    public abstract IEnumerable<string> Commands { get; }

    /// <summary>Before everything: what the runner sets for its connection.</summary>
    public abstract IEnumerable<string> Setup { get; }

    /// <summary>The lock's table, and whatever history and journal lie in; in the transaction that makes those.</summary>
    public abstract IEnumerable<string> CreateTables(IEnumerable<string> history);

    public abstract string Begin { get; }

    /// <summary>The present moment, as the history keeps it.</summary>
    public abstract string Now { get; }

    /// <summary>How many milliseconds the open transaction has taken; null: the database cannot say.</summary>
    public abstract string? Elapsed { get; }

    /// <summary>Fails unless a condition holds and no runner is at work; at the start of each transaction.</summary>
    /// <param name="migration">The migration whose row the condition is about.</param>
    /// <param name="condition">What the script relies on.</param>
    public abstract string Guard(MigrationDescriptor migration, string condition);

    /// <summary>Before a unit, outside of any transaction.</summary>
    public virtual IEnumerable<string> Prepare(MigrationUnit unit) => [];

    /// <summary>Inside a transaction, before the steps of a migration.</summary>
    public virtual IEnumerable<string> Enter(MigrationDescriptor migration) => [];

    /// <summary>Before a statement of a step.</summary>
    public virtual IEnumerable<string> BeforeStatement(MigrationDescriptor migration, SqlStatement statement) => [];

    /// <summary>Inside a transaction, after the steps.</summary>
    public virtual IEnumerable<string> Check(MigrationDescriptor migration) => [];

    /// <summary>Inside a transaction, after the steps and before the history is written: resets settings of the session.</summary>
    public virtual IEnumerable<string> Reset(PlannedMigration planned) => [];

    /// <summary>After a unit.</summary>
    public virtual IEnumerable<string> Restore(MigrationUnit unit) => [];

    protected string LockTable => dialect.Table(settings, settings.LockName);

    protected MigrationSettings Settings => settings;
}
