using System.CommandLine;

namespace GenMigrate;

/// <summary>Applies what is pending, and runs the seeds.</summary>
internal sealed class SetupVerb() : RunVerb("setup", "Applies what is pending, then runs the seeds of the environment")
{
    protected override async Task<MigrationReport> ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        await context.Runner.MigrateAsync(cancellationToken).ConfigureAwait(false);
        return await context.Runner.SeedAsync(context.Options.Environment, cancellationToken).ConfigureAwait(false);
    }
}
