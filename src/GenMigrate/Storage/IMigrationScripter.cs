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
}
