using System.CommandLine;

namespace GenMigrate;

/// <summary>Applies what is pending, and runs the seeds.</summary>
internal sealed class SetupVerb() : RunVerb("setup", "Applies what is pending, then runs the seeds of the environment")
{
    private LegacyHistoryOption? _legacy;

    public override void AddOptionalArguments() => _legacy = new LegacyHistoryOption(Command);

    protected override async Task<MigrationReport> ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        _legacy?.Apply(arguments, context);
        await context.Runner.MigrateAsync(cancellationToken).ConfigureAwait(false);
        return await context.Runner.SeedAsync(context.Options.Environment, cancellationToken).ConfigureAwait(false);
    }
}
