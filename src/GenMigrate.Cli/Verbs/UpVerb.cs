using System.CommandLine;

namespace GenMigrate;

/// <summary>Applies what is pending.</summary>
internal sealed class UpVerb : RunVerb
{
    private readonly Argument<long?> _version = VersionArgument.Optional("The last version to apply; else all are applied");

    public UpVerb()
        : base("up", "Applies what is pending", alias: "migrate") => Command.Arguments.Add(_version);

    protected override async Task<MigrationReport> ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var version = arguments.GetValue(_version);
        await context.ConfirmAsync(() => Question.UpAsync(context, version, cancellationToken)).ConfigureAwait(false);
        return await (version is { } last ? context.Runner.MigrateAsync(last, cancellationToken) : context.Runner.MigrateAsync(cancellationToken)).ConfigureAwait(false);
    }
}
