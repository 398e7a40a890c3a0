namespace GenMigrate;

/// <summary>A session that can read the tables of other tools. It takes no lock for it and changes nothing.</summary>
public interface ILegacyHistoryReader
{
    /// <summary>The rows of a table, or documents of a collection, in which another tool kept what it had applied.</summary>
    /// <param name="table">
    /// The table, in SQL with its schema before it or without (<c>legacy.migrations</c>, each part in double quotes where
    /// it has a dot); taken letter by letter.
    /// </param>
    /// <param name="limit">How many rows are read; null: all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null: there is no such table.</returns>
    /// <exception cref="MigrationException">It is not a valid name of a table.</exception>
    Task<IReadOnlyList<LegacyHistoryRow>?> ReadLegacyHistoryAsync(string table, int? limit, CancellationToken cancellationToken);

    /// <summary>Which of these tables exist.</summary>
    /// <param name="names">Names of tables, with or without a schema (<c>grate.ScriptsRun</c>); case does not matter.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Their names as <see cref="ReadLegacyHistoryAsync"/> takes them.</returns>
    Task<IReadOnlyList<string>> FindTablesAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);
}
