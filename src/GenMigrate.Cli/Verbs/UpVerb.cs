using System.CommandLine;

namespace GenMigrate;

/// <summary>Applies what is pending.</summary>
internal sealed class UpVerb : RunVerb
{
    private readonly Argument<long?> _version = VersionArgument.Optional("The last version to apply; else all are applied");

    public UpVerb()
        : base("up", "Applies what is pending", alias: "migrate") => Command.Arguments.Add(_version);

    protected override Task ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken) => arguments.GetValue(_version) is { } version
        ? context.Runner.MigrateAsync(version, cancellationToken)
        : context.Runner.MigrateAsync(cancellationToken);
}
