namespace GenMigrate;

/// <summary>
/// A connection of one runner to one database. Not thread-safe. Methods that write need the lock
/// (<see cref="AcquireLockAsync"/>) first.
/// </summary>
public interface IMigrationSession : IAsyncDisposable
{
    /// <summary>
    /// The history's rows of one kind, of this session's registry, in ascending order of version. Takes no lock, waits
    /// for nobody, and creates nothing: a database without a history has no rows.
    /// </summary>
    Task<IReadOnlyList<HistoryRow>> ReadHistoryAsync(MigrationKind kind, CancellationToken cancellationToken);

    /// <summary>
    /// Who holds the lock and may be alive; null: nobody, so that whatever the history has as running was interrupted. Takes
    /// no lock, waits for nobody, and creates nothing.
    /// </summary>
    Task<ProcessIdentity?> FindRunnerAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The newest entries of the journal of this session's registry, the newest last. Takes no lock, waits for nobody,
    /// and creates nothing: a database without a journal has no entries.
    /// </summary>
    /// <param name="last">How many at most; at least 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(int last, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the history's tables where they are missing and waits until no other runner is at work, at most
    /// <see cref="MigrationSettings.LockWait"/>. A dead runner's lock is taken over. The history has to be read again
    /// afterwards.
    /// </summary>
    /// <exception cref="MigrationLockException">Not in time; the message names the holder.</exception>
    Task AcquireLockAsync(CancellationToken cancellationToken);

    /// <summary>Gives the lock back; does nothing where there is none. Never throws for a database that is gone.</summary>
    Task ReleaseLockAsync();

    /// <summary>
    /// Executes migrations that share a transaction, or one that opted out, and writes history and journal with them.
    /// </summary>
    /// <returns>What came of it. After <see cref="UnitOutcome.HistoryChanged"/> nothing was executed: read and plan again.</returns>
    Task<UnitOutcome> ExecuteAsync(MigrationUnit unit, MigrationReporter reporter, CancellationToken cancellationToken);

    /// <summary>
    /// Executes the first of the units, and those behind it that the database can be given along with it: each is still a
    /// transaction of its own, they come in their order, and none comes after one that is not done.
    /// </summary>
    /// <param name="units">At least one.</param>
    /// <param name="reporter">Who is told.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>What came of those that were executed, in their order; at least one.</returns>
    async Task<IReadOnlyList<UnitOutcome>> ExecuteAsync(IReadOnlyList<MigrationUnit> units, MigrationReporter reporter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(units);
        return [await ExecuteAsync(units[0], reporter, cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>Writes changes of the history by hand, all or none, with their journal.</summary>
    /// <returns>False: another runner changed the history since it was read, and nothing was written.</returns>
    Task<bool> RecordAsync(IReadOnlyList<HistoryChange> changes, CancellationToken cancellationToken);

    /// <summary>Removes every table or collection, the history's own too, with all that is in them.</summary>
    Task DropEverythingAsync(CancellationToken cancellationToken);
}
