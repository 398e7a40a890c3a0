using System.CommandLine;

namespace GenMigrate;

/// <summary>Applies what is pending.</summary>
internal sealed class UpVerb() : RunVerb("up", "Applies what is pending", alias: "migrate")
{
    private Argument<long?>? _version;
    private LegacyHistoryOption? _legacy;

    public override void AddOptionalArguments()
    {
        Command.Arguments.Add(_version = VersionArgument.Optional("The last version to apply; else all are applied"));
        _legacy = new LegacyHistoryOption(Command);
    }

    // Not async: most starts have nothing to do, and an async method would be a good part of their time.
    protected override Task<MigrationReport> ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        _legacy?.Apply(arguments, context);
        return _version is not null && arguments.GetValue(_version) is { } last
            ? context.Runner.MigrateAsync(last, cancellationToken)
            : context.Runner.MigrateAsync(cancellationToken);
    }
}
