namespace GenMigrate;

/// <summary>Which of several registries a command is about.</summary>
internal static class RegistryChoice
{
    private const string DefaultName = "default";

    public static string NameOf(MigrationRegistry registry) => registry.Name ?? DefaultName;

    /// <exception cref="UsageException">There is none of that name, or the choice is not clear.</exception>
    public static MigrationRegistry Of(IReadOnlyList<MigrationRegistry> registries, string? name) =>
        name is not null ? Named(registries, name)
        : registries.Count == 1 ? registries[0]
        : Filled(registries);

    private static MigrationRegistry Named(IReadOnlyList<MigrationRegistry> registries, string name) =>
        registries.FirstOrDefault(registry => registry.Name == name)
        ?? registries.FirstOrDefault(registry => NameOf(registry) == name)
        ?? throw new UsageException($"There is no registry '{name}'; {Known(registries)}.");

    private static MigrationRegistry Filled(IReadOnlyList<MigrationRegistry> registries)
    {
        var filled = registries.Where(registry => registry.Count + registry.Seeds.Count > 0).ToList();
        return filled.FirstOrDefault(registry => registry.Name is null)
            ?? (filled.Count == 1 ? filled[0] : null)
            ?? (filled.Count == 0 && registries.Count > 0 ? registries[0] : null)
            ?? throw new UsageException($"Say which registry is meant, with --registry; {Known(registries)}.");
    }

    private static string Known(IReadOnlyList<MigrationRegistry> registries) => registries.Count == 0
        ? "this program has none"
        : $"this program has {string.Join(", ", registries.Select(NameOf))}";
}
