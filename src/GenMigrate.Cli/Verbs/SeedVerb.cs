using System.CommandLine;

namespace GenMigrate;

/// <summary>Runs the seeds of the environment.</summary>
internal sealed class SeedVerb() : RunVerb("seed", "Runs the seeds of the environment, each once")
{
    protected override Task<MigrationReport> ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken) =>
        context.Runner.SeedAsync(context.Options.Environment, cancellationToken);
}
