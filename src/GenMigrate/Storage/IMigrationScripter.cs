namespace GenMigrate;

/// <summary>A database whose migrations can be written down, for people who run them with the database's own tool.</summary>
public interface IMigrationScripter
{
    /// <summary>
    /// The text that makes the same changes, and leaves the same history and journal, as executing the units would.
    /// Connects to nothing.
    /// </summary>
    /// <param name="units">What is to be executed, in order; described, and without a step of code.</param>
    /// <param name="settings">Where history, journal and lock lie.</param>
    string Script(IReadOnlyList<MigrationUnit> units, MigrationSettings settings);

    /// <summary>
    /// The same for any database that has been migrated with this registry, or not yet: a text that leaves out what is
    /// applied where it is run, and stops with an error, before it changes anything, where a runner would refuse.
    /// </summary>
    /// <param name="units">What is executed where it is missing, in order; described, and without a step of code.</param>
    /// <param name="known">All migrations of the registry, in order.</param>
    /// <param name="from">The version up to which all must be applied already; 0: none.</param>
    /// <param name="settings">Where history, journal and lock lie.</param>
    /// <exception cref="MigrationException">The database's own tool cannot leave anything out; the message says what to do.</exception>
    string ScriptIdempotent(IReadOnlyList<MigrationUnit> units, IReadOnlyList<MigrationDescriptor> known, long from, MigrationSettings settings);
}
