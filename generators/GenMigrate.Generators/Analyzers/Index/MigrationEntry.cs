using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>A migration or seed of the project as its author wrote it, whether or not generated code can make it.</summary>
internal abstract class MigrationEntry
{
    protected MigrationEntry(MigrationFacts facts, string? registry)
    {
        Facts = facts;
        Registry = registry;
    }

    public MigrationFacts Facts { get; }

    /// <summary>The registry it belongs to; null for the default one.</summary>
    public string? Registry { get; }

    public long Version => Facts.Version;

    public bool IsMigration => Facts.Kind == MigrationKind.Migration;

    /// <summary>How messages call it.</summary>
    public abstract string DisplayName { get; }

    /// <summary>Where its version is written.</summary>
    public abstract Location VersionLocation { get; }

    /// <summary>Where it begins: the class's name, or the file's first line.</summary>
    public abstract Location Location { get; }

    /// <summary>The provider's class it derives from, which tells its database; null where it derives from none.</summary>
    public abstract string? BaseName { get; }

    /// <summary>What orders entries of one version; unique.</summary>
    public abstract string SortKey { get; }

    /// <summary>The checksum that the generator gives it.</summary>
    public abstract MigrationChecksum Checksum(CancellationToken cancellationToken);
}
