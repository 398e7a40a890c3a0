using System.ComponentModel;

namespace GenMigrate;

/// <summary>
/// All migrations and seeds that a program knows for one database, in order: immutable, and made by the compiler as
/// <c>GeneratedMigrations.Registry</c>.
/// </summary>
public sealed class MigrationRegistry
{
    private readonly MigrationCatalog? _migrationCatalog;
    private readonly MigrationCatalog? _seedCatalog;
    private IReadOnlyList<MigrationDescriptor>? _migrations;
    private IReadOnlyList<MigrationDescriptor>? _seeds;

    /// <summary>Makes a registry of static data; called by generated code.</summary>
    /// <param name="name">Null for the default registry.</param>
    /// <param name="migrations">Its migrations, or null when there are none.</param>
    /// <param name="seeds">Its seeds, or null when there are none.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MigrationRegistry(string? name, MigrationCatalog? migrations, MigrationCatalog? seeds)
    {
        Name = name;
        _migrationCatalog = migrations;
        _seedCatalog = seeds;
    }

    /// <summary>The registry's name; null for the default one.</summary>
    public string? Name { get; }

    /// <summary>How many migrations there are, seeds not counted.</summary>
    public int Count => MigrationCatalog.Versions.Length;

    /// <summary>The migrations in ascending order of version; made when first asked for.</summary>
    public IReadOnlyList<MigrationDescriptor> Migrations => _migrations ??= Describe(_migrationCatalog, MigrationKind.Migration);

    /// <summary>The seeds in ascending order of version; made when first asked for.</summary>
    public IReadOnlyList<MigrationDescriptor> Seeds => _seeds ??= Describe(_seedCatalog, MigrationKind.Seed);

    internal MigrationCatalog MigrationCatalog => _migrationCatalog ?? MigrationCatalog.Empty;

    internal MigrationCatalog SeedCatalog => _seedCatalog ?? MigrationCatalog.Empty;

    /// <summary>One registry of two, for migrations that lie in several assemblies but belong to one database.</summary>
    /// <returns>A registry with the name of <paramref name="first"/>, or of <paramref name="second"/> when that has none.</returns>
    /// <exception cref="ArgumentException">Both have a migration, or a seed, of the same version; the message names them.</exception>
    public static MigrationRegistry Merge(MigrationRegistry first, MigrationRegistry second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RefuseSharedVersions(first.Migrations, second.Migrations);
        RefuseSharedVersions(first.Seeds, second.Seeds);
        return new MigrationRegistry(
            first.Name ?? second.Name,
            new MergedCatalog(first.MigrationCatalog, second.MigrationCatalog),
            new MergedCatalog(first.SeedCatalog, second.SeedCatalog));
    }

    internal IReadOnlyList<MigrationDescriptor> Of(MigrationKind kind) => kind == MigrationKind.Seed ? Seeds : Migrations;

    private static void RefuseSharedVersions(IReadOnlyList<MigrationDescriptor> first, IReadOnlyList<MigrationDescriptor> second)
    {
        var shared = first.Join(second, one => one.Version, other => other.Version, (one, other) => $"{one.Version} ({one.Name}, {other.Name})").ToList();
        if (shared.Count > 0)
        {
            throw new ArgumentException($"Both registries have these versions: {string.Join(", ", shared)}. Renumber one of each pair.", nameof(second));
        }
    }

    private static MigrationDescriptor[] Describe(MigrationCatalog? catalog, MigrationKind kind)
    {
        var descriptors = new MigrationDescriptor[catalog is null ? 0 : catalog.Versions.Length];
        for (var index = 0; index < descriptors.Length; index++)
        {
            descriptors[index] = new MigrationDescriptor(catalog!, kind, index);
        }

        return descriptors;
    }
}
