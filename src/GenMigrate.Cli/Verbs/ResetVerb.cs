using System.CommandLine;

namespace GenMigrate;

/// <summary>Takes the database back to where it was, or empties it.</summary>
internal sealed class ResetVerb : RunVerb
{
    private readonly Option<bool> _everything = new("--everything") { Description = "Drops all tables or collections of the database, whoever made them", Arity = ArgumentArity.Zero };

    public ResetVerb()
        : base("reset", "Rolls back every migration and forgets the seeds; never in Production") => Command.Options.Add(_everything);

    protected override async Task ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var everything = arguments.GetValue(_everything);
        await ConfirmAsync(context, everything, cancellationToken).ConfigureAwait(false);
        await context.Runner.ResetAsync(everything, cancellationToken).ConfigureAwait(false);
    }

    private static Task ConfirmAsync(CommandContext context, bool everything, CancellationToken cancellationToken)
    {
        if (string.Equals(context.Options.Environment, "Production", StringComparison.OrdinalIgnoreCase))
        {
            // The runner will refuse: there is nothing to ask.
            return Task.CompletedTask;
        }

        return everything
            ? context.ConfirmAsync(() => Task.FromResult<string?>("This drops all tables or collections of the database, with everything in them."))
            : ConfirmRollbackAsync(context, 0, cancellationToken);
    }
}
