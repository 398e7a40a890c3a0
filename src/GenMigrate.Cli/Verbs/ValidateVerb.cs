using System.CommandLine;

namespace GenMigrate;

/// <summary>Whether all is applied, and nothing would stop <c>up</c>.</summary>
internal sealed class ValidateVerb() : Verb("validate", $"Exits with {ExitCodes.Attention} and says why when something is pending or would stop `up`")
{
    public override bool ChangesDatabase => false;

    public override async Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var plan = await context.Runner.PlanAsync(null, cancellationToken).ConfigureAwait(false);
        var document = new ValidationDocument(context.Registry.Name, plan.Problems.Count == 0, plan.Migrations.Count, ProblemItem.Of(plan.Problems));
        context.Presenter.Show(document);
        return document is { Valid: true, Pending: 0 } ? ExitCodes.Done : ExitCodes.Attention;
    }
}
