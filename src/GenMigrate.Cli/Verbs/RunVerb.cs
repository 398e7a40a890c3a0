using System.CommandLine;

namespace GenMigrate;

/// <summary>A verb that applies or rolls back.</summary>
internal abstract class RunVerb(string name, string description, string? alias = null) : Verb(name, description, alias)
{
    public sealed override Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var running = ExecuteAsync(context, arguments, cancellationToken);

        // Most programs are started with nothing to do, for which an async method is a good part of what they take.
        return running.IsCompletedSuccessfully && running.Result.WasAtHead
            ? Task.FromResult(Show(context, arguments, Head(context.Registry)))
            : FinishAsync(running, context, arguments);
    }

    /// <summary>Whether it drops everything instead of rolling back.</summary>
    protected virtual bool Drops(ParseResult arguments) => false;

    protected abstract Task<MigrationReport> ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken);

    private async Task<int> FinishAsync(Task<MigrationReport> running, CommandContext context, ParseResult arguments)
    {
        // Where nothing was to do, the run has just read what there is.
        var report = await running.ConfigureAwait(false);
        return Show(context, arguments, report.WasAtHead ? Head(context.Registry) : await ReadVersionAsync(context.Runner).ConfigureAwait(false));
    }

    private int Show(CommandContext context, ParseResult arguments, long? version)
    {
        context.Presenter.Show(new RunDocument(context.Registry.Name, version, context.Recorder.Results) { Dropped = Drops(arguments) });
        return ExitCodes.Done;
    }

    private static long? Head(MigrationRegistry registry) => registry.Count == 0 ? null : registry.Migrations[^1].Version;

    // What is done is done: a signal that comes now has nothing left to stop.
    private static async Task<long?> ReadVersionAsync(MigrationRunner runner) =>
        Question.InEffect(await runner.GetStatusAsync(CancellationToken.None).ConfigureAwait(false)).LastOrDefault()?.Version;
}
