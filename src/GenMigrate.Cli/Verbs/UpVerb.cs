using System.CommandLine;

namespace GenMigrate;

/// <summary>Applies what is pending.</summary>
internal sealed class UpVerb() : RunVerb("up", "Applies what is pending", alias: "migrate")
{
    private Argument<long?>? _version;

    public override void AddOptionalArguments() => Command.Arguments.Add(_version = VersionArgument.Optional("The last version to apply; else all are applied"));

    // Most starts have nothing to ask and nothing to do, and an async method costs them a good part of what they take.
    protected override Task<MigrationReport> ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var version = _version is null ? null : arguments.GetValue(_version);
        return Question.ComesBeforeUp(context) ? ConfirmAndRunAsync(context, version, cancellationToken) : RunAsync(context, version, cancellationToken);
    }

    private static async Task<MigrationReport> ConfirmAndRunAsync(CommandContext context, long? version, CancellationToken cancellationToken)
    {
        await context.ConfirmAsync(() => Question.UpAsync(context, version, cancellationToken)).ConfigureAwait(false);
        return await RunAsync(context, version, cancellationToken).ConfigureAwait(false);
    }

    private static Task<MigrationReport> RunAsync(CommandContext context, long? version, CancellationToken cancellationToken) =>
        version is { } last ? context.Runner.MigrateAsync(last, cancellationToken) : context.Runner.MigrateAsync(cancellationToken);
}
