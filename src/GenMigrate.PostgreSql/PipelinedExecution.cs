namespace GenMigrate;

/// <summary>
/// Migrations that only define things, several in one round trip, each still a transaction of its own. The server goes
/// through what it was sent in order and skips, after an error, whatever is left of it
/// (postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING):
/// <code>
/// what happens                  committed        open          then
/// nothing                       all              –             all are done
/// a statement of one fails      those before it  that one      it is rolled back, and executed alone from its first step
/// the lease is lost before one  those before it  that one      the same, and alone it finds that out
/// connection lost, cancelled    the first few    at most one   the history says which are done; the next one goes alone
/// this process is killed        the first few    none          the next runner reads the history
/// </code>
/// So nothing is recorded of a failure here, and none is reported: what failed alone did.
/// </summary>
/// <remarks>
/// Nobody can stop between them, or see how far they are: hence only statements that take the same short time however
/// much data there is, and wait for locks no longer than by default.
/// </remarks>
internal sealed class PipelinedExecution(PostgreSqlSession session, IReadOnlyList<MigrationUnit> units)
{
    /// <summary>With more of them there is hardly anything left to be saved.</summary>
    private const int Most = 20;

    /// <summary>The first units, as many as may go together; none where somebody wants to know when each of them starts.</summary>
    public static IReadOnlyList<MigrationUnit> First(IReadOnlyList<MigrationUnit> units, MigrationReporter reporter) =>
        reporter.IsWatched || reporter.IsTraced ? [] : [.. units.Take(Most).TakeWhile(IsShort)];

    /// <returns>What came of those that are done; the others have had no effect.</returns>
    public async Task<IReadOnlyList<UnitOutcome>> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<TimeSpan> durations;
        try
        {
            foreach (var unit in units)
            {
                await AddAsync(unit, cancellationToken).ConfigureAwait(false);
            }

            durations = await session.CommitAllAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            durations = await session.FindCommittedAsync(exception).ConfigureAwait(false);
            if (durations.Count == 0 && cancellationToken.IsCancellationRequested)
            {
                throw;
            }
        }

        return [.. durations.Select(duration => UnitOutcome.Done([duration]))];
    }

    private static bool IsShort(MigrationUnit unit) =>
        unit is { IsTransactional: true, Migrations: [{ ResumeAfter: 0, Migration: { LockTimeout: null, Timeout: null } } planned] }
        && planned.Steps.All(step => step is SqlStep)
        && SqlFacts.OnlyDefine(planned.Steps.Cast<SqlStep>().SelectMany(step => step.Statements));

    private async Task AddAsync(MigrationUnit unit, CancellationToken cancellationToken)
    {
        var planned = unit.Migrations[0];
        await session.PrepareAsync(unit, cancellationToken).ConfigureAwait(false);
        await session.BeginAsync(cancellationToken).ConfigureAwait(false);
        await session.EnterAsync(planned, cancellationToken).ConfigureAwait(false);
        for (var index = 0; index < planned.Steps.Count; index++)
        {
            var step = (SqlStep)planned.Steps[index];
            for (var number = 0; number < step.Statements.Count; number++)
            {
                await session.ExecuteAsync(new StepStatement(planned, index, step, number), cancellationToken).ConfigureAwait(false);
            }
        }

        var at = session.Settings.Clock.Now();
        await session.WriteFinishedAsync(
            HistoryTransitions.Finished(planned, session.Settings, session.Token, at, TimeSpan.Zero),
            HistoryTransitions.Entry(planned, session.Settings, at, TimeSpan.Zero, error: null),
            cancellationToken).ConfigureAwait(false);
        session.CommitLater();
    }
}
