using System.CommandLine;

namespace GenMigrate;

/// <summary>A verb that applies or rolls back.</summary>
internal abstract class RunVerb(string name, string description, string? alias = null) : Verb(name, description, alias)
{
    public sealed override async Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var report = await ExecuteAsync(context, arguments, cancellationToken).ConfigureAwait(false);

        // Most programs are started with nothing to do, and then the run has just read what there is.
        var version = report.WasAtHead ? Head(context.Registry) : await ReadVersionAsync(context.Runner).ConfigureAwait(false);
        context.Presenter.Show(new RunDocument(context.Registry.Name, version, context.Recorder.Results) { Dropped = Drops(arguments) });
        return ExitCodes.Done;
    }

    /// <summary>Whether it drops everything instead of rolling back.</summary>
    protected virtual bool Drops(ParseResult arguments) => false;

    protected abstract Task<MigrationReport> ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken);

    private static long? Head(MigrationRegistry registry) => registry.Count == 0 ? null : registry.Migrations[^1].Version;

    // What is done is done: a signal that comes now has nothing left to stop.
    private static async Task<long?> ReadVersionAsync(MigrationRunner runner) =>
        Question.InEffect(await runner.GetStatusAsync(CancellationToken.None).ConfigureAwait(false)).LastOrDefault()?.Version;
}
