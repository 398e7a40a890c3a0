using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>What the project file says, through the props that GenMigrate's package carries.</summary>
/// <param name="RootNamespace">Null where the build does not tell.</param>
/// <param name="ProjectDirectory">Null where the build does not tell.</param>
/// <param name="Module">The name under which the project announces its migrations; null: it does not.</param>
internal sealed record ProjectSettings(string? RootNamespace, string? ProjectDirectory, string? Module)
{
    private const string Prefix = "build_property.";

    public static ProjectSettings Read(AnalyzerConfigOptions options) => new(
        Property(options, "RootNamespace"),
        Property(options, "ProjectDir"),
        Property(options, "GenMigrateModule"));

    /// <summary>The registry that a migration belongs to: the one it names, or the project's own.</summary>
    public string? RegistryOf(MigrationFacts facts) => facts.Registry ?? Module;

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(Prefix + name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
