using System.CommandLine;

namespace GenMigrate;

/// <summary>Goes to a version, either way.</summary>
internal sealed class ToVerb : RunVerb
{
    private readonly Argument<long> _version = VersionArgument.Required("The version that is the highest applied one afterwards; 0: none is", lowest: 0);

    private LegacyHistoryOption? _legacy;

    public ToVerb()
        : base("to", "Applies or rolls back until VERSION is the last one applied") => Command.Arguments.Add(_version);

    public override void AddOptionalArguments() => _legacy = new LegacyHistoryOption(Command);

    protected override async Task<MigrationReport> ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var version = arguments.GetValue(_version);
        _legacy?.Apply(arguments, context);
        await context.ConfirmAsync(() => Question.RollbackToAsync(context, version, cancellationToken)).ConfigureAwait(false);
        return await context.Runner.MigrateToAsync(version, cancellationToken).ConfigureAwait(false);
    }
}
