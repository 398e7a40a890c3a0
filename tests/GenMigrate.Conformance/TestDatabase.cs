namespace GenMigrate.Conformance;

/// <summary>
/// One database, seen from outside: what the suites set up and look at does not go through the code that they test.
/// </summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>What another process needs to find it (<see cref="ConformanceProvider.Open"/>). One line.</summary>
    public abstract string Address { get; }

    /// <summary>A handle as a process of its own would have; disposed together with this object.</summary>
    public abstract IMigrationDatabase Connect();

    /// <summary>Schema and data without our own tables, in an order that depends on nothing but what is there.</summary>
    public abstract Task<string> DumpAsync();

    /// <summary>Names of our own tables (collections) that exist: those that start with <c>genmigrate</c>.</summary>
    public abstract Task<IReadOnlyList<string>> OwnTablesAsync();

    /// <summary>How many rows (documents) a thing has; null: it does not exist.</summary>
    public abstract Task<long?> CountAsync(string thing);

    /// <summary>The values in a thing, in ascending ordinal order.</summary>
    public abstract Task<IReadOnlyList<string>> ValuesAsync(string thing);

    /// <summary>Executes steps by hand, as a person would with the database's own shell. No code.</summary>
    public abstract Task DoAsync(params TestStep[] steps);

    /// <summary>Makes the table (collection) of an older tool, with rows of text, whole numbers, truth values and times in UTC; all with the same columns.</summary>
    public abstract Task CreateLegacyHistoryAsync(string table, params IReadOnlyDictionary<string, object?>[] rows);

    /// <summary>The history's rows as they are stored, of all registries and kinds, by registry, kind and version.</summary>
    public abstract Task<IReadOnlyList<StoredHistoryRow>> ReadHistoryAsync();

    /// <summary>The journal's rows as they are stored, in the order in which they were written.</summary>
    public abstract Task<IReadOnlyList<StoredJournalEntry>> ReadJournalAsync();

    /// <summary>Takes the checksum out of a version's row, as in one taken over from an older tool.</summary>
    public abstract Task RemoveChecksumAsync(long version);

    /// <summary>
    /// Puts text, or nothing, into a column of a version's rows of our own table, by hand and whatever the column's type and
    /// constraints are: they are changed with it.
    /// </summary>
    public abstract Task SpoilAsync(string table, long version, string column, string? value);

    /// <summary>Has the lock say, by hand, that somebody holds it for years, with nothing of a process but its machine.</summary>
    public abstract Task SpoilLockAsync();

    /// <summary>Adds a second row of a version to the history, by hand; whatever forbids that is removed first.</summary>
    public abstract Task DuplicateHistoryRowAsync(long version);

    /// <summary>What a column of history or journal is called here.</summary>
    public virtual string StoredName(string column) => column;

    /// <summary>Disposes the handles, and removes the database if this object made it.</summary>
    public abstract ValueTask DisposeAsync();
}
