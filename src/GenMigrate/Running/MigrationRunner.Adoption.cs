namespace GenMigrate;

public sealed partial class MigrationRunner
{
    /// <summary>
    /// Declares all versions up to and with <paramref name="version"/> that are not applied as applied, without executing
    /// them. Refuses when one of them stopped half-way: what of it is there, <c>repair</c> has to say.
    /// </summary>
    /// <param name="version">
    /// The last version that is there; 0: none is. That makes the history's tables, so that other tools' tables no longer
    /// count as a history that has been forgotten.
    /// </param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<MigrationReport> BaselineAsync(long version, CancellationToken cancellationToken = default)
    {
        if (version != 0)
        {
            return await CorrectAsync(MigrationKind.Migration, rows => HistoryCorrection.Baseline(_registry, rows, _settings, version), cancellationToken).ConfigureAwait(false);
        }

        var session = await _database.OpenAsync(_settings, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            if (!await LegacyHistoryCheck.HasHistoryAsync(session, _settings, cancellationToken).ConfigureAwait(false))
            {
                // Whoever takes the lock makes the tables.
                await session.AcquireLockAsync(cancellationToken).ConfigureAwait(false);
                await session.ReleaseLockAsync().ConfigureAwait(false);
            }
        }

        return MigrationReport.Nothing;
    }

    /// <summary>
    /// Declares the versions as applied that another tool's table says were, with the time, the duration and the person
    /// that it gives. Tables of known tools are read by those tools' rules; of others, a row is about the migration that has
    /// its name, or its version where it has no name. Executes no migration, never changes that table, and may be repeated:
    /// what the history has already stays as it is.
    /// </summary>
    /// <param name="table">The table, with its schema before it or without; in MongoDB the collection.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What became of each of its rows.</returns>
    /// <exception cref="MigrationRefusedException">Something is ambiguous. Nothing was written.</exception>
    /// <exception cref="MigrationException">There is no such table, or it gives neither names nor versions.</exception>
    public Task<MigrationAdoption> AdoptAsync(string table, CancellationToken cancellationToken = default) => AdoptAsync(table, new AdoptionOptions(), cancellationToken);

    /// <inheritdoc cref="AdoptAsync(string, CancellationToken)"/>
    /// <param name="table">The table, with its schema before it or without; in MongoDB the collection.</param>
    /// <param name="options">Whether they are migrations or seeds, and what cannot be known otherwise.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<MigrationAdoption> AdoptAsync(string table, AdoptionOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        ArgumentNullException.ThrowIfNull(options);
        MigrationAdoption? adoption = null;
        await CorrectAsync(
            options.Kind,
            async (session, rows) =>
            {
                adoption = await ReadAdoptionAsync(session, table, rows, options, cancellationToken).ConfigureAwait(false);
                return Adoption.Changes(adoption, _registry.Of(options.Kind), _settings);
            },
            cancellationToken).ConfigureAwait(false);
        return adoption!;
    }

    /// <summary>What <see cref="AdoptAsync(string, CancellationToken)"/> would do, with whatever would stop it. Takes no lock and creates nothing.</summary>
    /// <exception cref="MigrationException">There is no such table, or it gives neither names nor versions.</exception>
    public Task<MigrationAdoption> PlanAdoptionAsync(string table, CancellationToken cancellationToken = default) => PlanAdoptionAsync(table, new AdoptionOptions(), cancellationToken);

    /// <inheritdoc cref="PlanAdoptionAsync(string, CancellationToken)"/>
    public async Task<MigrationAdoption> PlanAdoptionAsync(string table, AdoptionOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        ArgumentNullException.ThrowIfNull(options);
        var session = await _database.OpenAsync(_settings, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var rows = await session.ReadHistoryAsync(options.Kind, cancellationToken).ConfigureAwait(false);
            return await ReadAdoptionAsync(session, table, rows, options, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<MigrationAdoption> ReadAdoptionAsync(IMigrationSession session, string table, IReadOnlyList<HistoryRow> rows, AdoptionOptions options, CancellationToken cancellationToken)
    {
        if (table == _settings.HistoryName || table == _settings.SeedHistoryName)
        {
            throw new MigrationException($"'{table}' is the history itself: what it says counts already.");
        }

        if (session is not ILegacyHistoryReader reader)
        {
            throw new MigrationException($"{_database.ProviderName} cannot read other tools' tables. Declare the versions with `baseline VERSION`.");
        }

        return Adoption.Read(table, await reader.ReadLegacyHistoryAsync(table, limit: null, cancellationToken).ConfigureAwait(false), _registry, rows, options);
    }

    private async Task<(IReadOnlyList<HistoryRow> Rows, IReadOnlyList<MigrationProblem> Legacy)> ReadWithLegacyAsync(CancellationToken cancellationToken)
    {
        var session = await _database.OpenAsync(_settings, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var rows = await session.ReadHistoryAsync(MigrationKind.Migration, cancellationToken).ConfigureAwait(false);
            return (rows, await FindLegacyHistoryAsync(session, rows, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task RefuseLegacyHistoryAsync(IMigrationSession session, IReadOnlyList<HistoryRow> rows, CancellationToken cancellationToken)
    {
        if (await FindLegacyHistoryAsync(session, rows, cancellationToken).ConfigureAwait(false) is { Count: > 0 } problems)
        {
            throw new MigrationRefusedException(problems);
        }
    }

    // Whatever has a row has a history: only the first run on a database looks any further.
    private Task<IReadOnlyList<MigrationProblem>> FindLegacyHistoryAsync(IMigrationSession session, IReadOnlyList<HistoryRow> rows, CancellationToken cancellationToken) =>
        rows.Count > 0 || _registry.Count == 0 || _options.IgnoreLegacyHistory
            ? Task.FromResult<IReadOnlyList<MigrationProblem>>([])
            : LegacyHistoryCheck.FindAsync(session, _settings, cancellationToken);
}
