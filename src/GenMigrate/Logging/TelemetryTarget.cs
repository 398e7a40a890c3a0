using System.Diagnostics;

namespace GenMigrate;

/// <summary>Which database, and which registry on it, something is told of.</summary>
/// <param name="System">The well-known word of the conventions: <c>sqlite</c>, <c>postgresql</c>, <c>mongodb</c>.</param>
/// <param name="Namespace">The database's name; null where it is not known.</param>
/// <param name="Registry">The registry's name; null for the default one.</param>
internal readonly record struct TelemetryTarget(string System, string? Namespace, string? Registry)
{
    public static TelemetryTarget Of(IMigrationDatabase database, MigrationRegistry registry) =>
        new(database.ProviderName.ToLowerInvariant(), database.DatabaseName, registry.Name);

    public TagList Tags()
    {
        var tags = new TagList { { "db.system.name", System } };
        if (Namespace is not null)
        {
            tags.Add("db.namespace", Namespace);
        }

        if (Registry is not null)
        {
            tags.Add("genmigrate.registry", Registry);
        }

        return tags;
    }
}
