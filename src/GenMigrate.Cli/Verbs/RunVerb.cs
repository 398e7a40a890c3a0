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
        context.Presenter.Show(new RunDocument(context.Registry.Name, Question.InEffect(status).LastOrDefault()?.Version, context.Recorder.Results) { Dropped = Drops(arguments) });
        return ExitCodes.Done;
    }

    /// <summary>Whether it drops everything instead of rolling back.</summary>
    protected virtual bool Drops(ParseResult arguments) => false;

    protected abstract Task ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken);
}
