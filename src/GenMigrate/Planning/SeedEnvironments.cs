namespace GenMigrate;

/// <summary>Says what is odd about the environment for which seeds are asked for. Pure.</summary>
internal static class SeedEnvironments
{
    // Those of Microsoft.Extensions.Hosting.
    private static readonly string[] WellKnown = ["Development", "Staging", "Production"];

    public static bool Includes(MigrationDescriptor seed, string environment) =>
        seed.Environments is not { } environments || environments.Contains(environment, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why no seed is for an environment that programs usually have; null: some are, or the name is unusual.</summary>
    public static string? ExplainNone(IReadOnlyList<MigrationDescriptor> seeds, string environment) =>
        NamesOf(seeds) is { Length: > 0 } names && IsWellKnown(environment) && !seeds.Any(seed => Includes(seed, environment))
            ? $"No seed is for the environment '{environment}'. There are seeds for {names}; choose with --environment."
            : null;

    /// <summary>What is wrong with a name that is probably mistyped; null: it is known.</summary>
    public static string? ExplainUnknown(IReadOnlyList<MigrationDescriptor> seeds, string environment) =>
        NamesOf(seeds) is { Length: > 0 } names && !IsWellKnown(environment) && !seeds.Any(seed => Names(seed, environment))
            ? $"No seed names the environment '{environment}'. There are seeds for {names}. Check the name for a typing error."
            : null;

    private static bool IsWellKnown(string environment) => WellKnown.Contains(environment, StringComparer.OrdinalIgnoreCase);

    private static bool Names(MigrationDescriptor seed, string environment) =>
        seed.Environments?.Contains(environment, StringComparer.OrdinalIgnoreCase) == true;

    private static string NamesOf(IReadOnlyList<MigrationDescriptor> seeds) =>
        string.Join(", ", seeds.SelectMany(seed => seed.Environments ?? []).Distinct(StringComparer.OrdinalIgnoreCase));
}
