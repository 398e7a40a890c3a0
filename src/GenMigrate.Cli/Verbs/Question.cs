using System.Globalization;

namespace GenMigrate;

/// <summary>
/// What is asked before a command takes something away: <see cref="CommandContext.ConfirmAsync"/> asks it. Null where
/// nothing would be, or where the runner will refuse anyway.
/// </summary>
internal static class Question
{
    /// <summary>Before what is above <paramref name="version"/> is rolled back.</summary>
    public static async Task<string?> RollbackToAsync(CommandContext context, long version, CancellationToken cancellationToken) =>
        Rollback([.. (await AppliedAsync(context, cancellationToken).ConfigureAwait(false)).Where(entry => entry.Version > version)]);

    /// <summary>Before the highest applied versions are rolled back.</summary>
    public static async Task<string?> RollbackOfLastAsync(CommandContext context, int steps, CancellationToken cancellationToken) =>
        Rollback([.. (await AppliedAsync(context, cancellationToken).ConfigureAwait(false)).TakeLast(steps)]);

    /// <summary>Whether <see cref="UpAsync"/> may have something to ask: in production, of a program that has something irreversible.</summary>
    public static bool ComesBeforeUp(CommandContext context)
    {
        if (!context.IsProduction)
        {
            return false;
        }

        // By index: most starts come by here, and each of a delegate, an enumerator and their types has to be made for them.
        var migrations = context.Registry.Migrations;
        for (var i = 0; i < migrations.Count; i++)
        {
            if (migrations[i].IsIrreversible)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Before something is applied in production that no Down takes back.</summary>
    /// <param name="context">Where the plan comes from; it is made only where <see cref="ComesBeforeUp"/>.</param>
    /// <param name="version">The last version to apply; null: all are.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task<string?> UpAsync(CommandContext context, long? version, CancellationToken cancellationToken)
    {
        if (!ComesBeforeUp(context))
        {
            return null;
        }

        var plan = await context.Runner.PlanAsync(version, cancellationToken).ConfigureAwait(false);
        var irreversible = plan.Problems.Count > 0 ? [] : plan.Migrations.Where(planned => planned.Migration.IsIrreversible).Select(planned => Named(planned.Migration.Version, planned.Migration.Name)).ToList();
        return irreversible.Count switch
        {
            0 => null,
            1 => $"This applies version {irreversible[0]}, which is irreversible, in {context.Options.Environment}.",
            _ => $"This applies {irreversible.Count} irreversible versions in {context.Options.Environment}: {string.Join(", ", irreversible)}.",
        };
    }

    /// <summary>The versions that count as applied, in ascending order.</summary>
    public static IEnumerable<MigrationStatusEntry> InEffect(MigrationStatus status) => status.Entries.Where(entry => entry.State
        is MigrationState.Applied or MigrationState.Baseline or MigrationState.Changed or MigrationState.Missing or MigrationState.Newer);

    private static async Task<IEnumerable<MigrationStatusEntry>> AppliedAsync(CommandContext context, CancellationToken cancellationToken) =>
        InEffect(await context.Runner.GetStatusAsync(cancellationToken).ConfigureAwait(false));

    private static string? Rollback(List<MigrationStatusEntry> entries) => entries.Count switch
    {
        0 => null,
        1 => $"This rolls back version {Named(entries[0].Version, entries[0].Name)}.",
        _ => $"This rolls back {entries.Count} versions, from {Named(entries[^1].Version, entries[^1].Name)} to {Named(entries[0].Version, entries[0].Name)}.",
    };

    private static string Named(long version, string name) => string.Create(CultureInfo.InvariantCulture, $"{version} '{name}'");
}
