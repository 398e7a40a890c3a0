using System.CommandLine;

namespace GenMigrate;

/// <summary>Takes the database back to where it was, or empties it.</summary>
internal sealed class ResetVerb : RunVerb
{
    private readonly Option<bool> _everything = new("--everything") { Description = "Drops all tables or collections of the database, whoever made them", Arity = ArgumentArity.Zero };

    public ResetVerb()
        : base("reset", "Rolls back every migration and forgets the seeds; never in Production") => Command.Options.Add(_everything);

    protected override bool Drops(ParseResult arguments) => arguments.GetValue(_everything);

    protected override async Task<MigrationReport> ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var everything = Drops(arguments);
        await context.ConfirmAsync(() => AskAsync(context, everything, cancellationToken)).ConfigureAwait(false);
        return await context.Runner.ResetAsync(everything, cancellationToken).ConfigureAwait(false);
    }

    // In production the runner will refuse: there is nothing to ask.
    private static Task<string?> AskAsync(CommandContext context, bool everything, CancellationToken cancellationToken) =>
        context.IsProduction ? Task.FromResult<string?>(null)
        : everything ? Task.FromResult<string?>("This drops all tables or collections of the database, with everything in them.")
        : Question.RollbackToAsync(context, 0, cancellationToken);
}
