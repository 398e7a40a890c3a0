using System.CommandLine;

namespace GenMigrate;

/// <summary>What <c>up</c> would do.</summary>
internal sealed class PlanVerb : Verb
{
    private readonly Argument<long?> _version = VersionArgument.Optional("The last version to apply; else all are applied");

    public PlanVerb()
        : base("plan", "Shows what `up` would do, and does nothing") => Command.Arguments.Add(_version);

    public override bool ChangesDatabase => false;

    public override async Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var plan = await context.Runner.PlanAsync(arguments.GetValue(_version), cancellationToken).ConfigureAwait(false);
        context.Presenter.Show(PlanDocument.Of(context.Registry, plan));
        return plan.Problems.Count > 0 ? ExitCodes.Failed : ExitCodes.Done;
    }
}
