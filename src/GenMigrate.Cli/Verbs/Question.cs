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
