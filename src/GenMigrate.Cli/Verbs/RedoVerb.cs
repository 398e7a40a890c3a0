using System.CommandLine;

namespace GenMigrate;

/// <summary>Rolls back the last version and applies it again.</summary>
internal sealed class RedoVerb() : RunVerb("redo", "Rolls back the last version and applies it again")
{
    protected override async Task<MigrationReport> ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        await context.ConfirmAsync(() => Question.RollbackOfLastAsync(context, 1, cancellationToken)).ConfigureAwait(false);
        var report = await context.Runner.RollbackAsync(1, cancellationToken).ConfigureAwait(false);
        return report.Results.Count > 0
            ? await context.Runner.MigrateAsync(report.Results[0].Version, cancellationToken).ConfigureAwait(false)
            : report;
    }
}
