using System.CommandLine;

namespace GenMigrate;

/// <summary>Whatever would stop <c>up</c>.</summary>
internal sealed class ValidateVerb() : Verb("validate", $"Exits with {ExitCodes.Attention} and says why when something would stop `up`")
{
    public override bool ChangesDatabase => false;

    public override async Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var problems = await context.Runner.ValidateAsync(cancellationToken).ConfigureAwait(false);
        context.Presenter.Show(new ValidationDocument(context.Registry.Name, problems.Count == 0, ProblemItem.Of(problems)));
        return problems.Count == 0 ? ExitCodes.Done : ExitCodes.Attention;
    }
}
