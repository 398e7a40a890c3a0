using System.CommandLine;

namespace GenMigrate;

/// <summary>A verb that applies or rolls back.</summary>
internal abstract class RunVerb(string name, string description, string? alias = null) : Verb(name, description, alias)
{
    public sealed override async Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        await ExecuteAsync(context, arguments, cancellationToken).ConfigureAwait(false);

        // What is done is done: a signal that comes now has nothing left to stop.
        var status = await context.Runner.GetStatusAsync(CancellationToken.None).ConfigureAwait(false);
        context.Presenter.Show(new RunDocument(context.Registry.Name, InEffect(status).LastOrDefault()?.Version, context.Recorder.Results));
        return ExitCodes.Done;
    }

    protected abstract Task ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken);

    /// <summary>Asks before what is above <paramref name="version"/> is rolled back; not where nothing is.</summary>
    protected static Task ConfirmRollbackAsync(CommandContext context, long version, CancellationToken cancellationToken) =>
        context.ConfirmAsync(async () => Question([.. (await AppliedAsync(context, cancellationToken).ConfigureAwait(false)).Where(entry => entry.Version > version)]));

    /// <summary>Asks before the highest applied versions are rolled back; not where there are none.</summary>
    protected static Task ConfirmRollbackOfLastAsync(CommandContext context, int steps, CancellationToken cancellationToken) =>
        context.ConfirmAsync(async () => Question([.. (await AppliedAsync(context, cancellationToken).ConfigureAwait(false)).TakeLast(steps)]));

    private static async Task<IEnumerable<MigrationStatusEntry>> AppliedAsync(CommandContext context, CancellationToken cancellationToken) =>
        InEffect(await context.Runner.GetStatusAsync(cancellationToken).ConfigureAwait(false));

    private static IEnumerable<MigrationStatusEntry> InEffect(MigrationStatus status) => status.Entries.Where(entry => entry.State
        is MigrationState.Applied or MigrationState.Baseline or MigrationState.Changed or MigrationState.Missing or MigrationState.Newer);

    private static string? Question(List<MigrationStatusEntry> entries) => entries.Count switch
    {
        0 => null,
        1 => $"This rolls back version {entries[0].Version} '{entries[0].Name}'.",
        _ => $"This rolls back {entries.Count} versions, from {entries[^1].Version} '{entries[^1].Name}' to {entries[0].Version} '{entries[0].Name}'.",
    };
}
