using System.CommandLine;

namespace GenMigrate;

/// <summary>What is applied, pending or wrong.</summary>
internal sealed class StatusVerb : Verb
{
    private readonly Option<bool> _check = new("--check") { Description = $"Exits with {ExitCodes.Attention} when something is pending or wrong", Arity = ArgumentArity.Zero };

    public StatusVerb()
        : base("status", "Shows what is applied, pending or wrong") => Command.Options.Add(_check);

    public override bool ChangesDatabase => false;

    public override async Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var status = await context.Runner.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        var seeds = await context.Runner.GetSeedStatusAsync(cancellationToken).ConfigureAwait(false);
        context.Presenter.Show(StatusDocument.Of(context.Registry, status) with
        {
            Seeds = [.. seeds.Select(entry => StatusItem.OfSeed(entry, context.Options.Environment))],
            Others = context.Others,
            ShowsDescriptions = context.IsVerbose,
        });
        return arguments.GetValue(_check) && NeedsAttention(status) ? ExitCodes.Attention : ExitCodes.Done;
    }

    private static bool NeedsAttention(MigrationStatus status) =>
        status.PendingCount > 0 || status.Entries.Any(entry => entry.State is MigrationState.Changed or MigrationState.Missing);
}
