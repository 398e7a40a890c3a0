using System.CommandLine;

namespace GenMigrate;

/// <summary>Declares versions as applied that were there before GenMigrate.</summary>
internal sealed class BaselineVerb : Verb
{
    private readonly Argument<long> _version = VersionArgument.Required("The last version that the database has already", lowest: 1);

    public BaselineVerb()
        : base("baseline", "Declares all up to VERSION as applied, without executing them") => Command.Arguments.Add(_version);

    public override async Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var report = await context.Runner.BaselineAsync(arguments.GetValue(_version), cancellationToken).ConfigureAwait(false);
        context.Presenter.Show(CorrectionDocument.Of(context.Registry, "baseline", report));
        return ExitCodes.Done;
    }
}
