using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>The schema before each migration of a registry, as all lower ones make it.</summary>
/// <param name="index">All migrations.</param>
internal sealed class MigrationSchemas(MigrationIndex index)
{
    private readonly object _gate = new();
    private readonly Dictionary<MigrationEntry, DatabaseSchema> _before = [];

    /// <summary>The schema before a migration. The project writes for one database.</summary>
    public DatabaseSchema Before(MigrationEntry entry, SqlLanguage language, Compilation compilation, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_before.ContainsKey(entry))
            {
                Follow(index.GroupOf(entry), language, compilation, cancellationToken);
            }

            return _before.TryGetValue(entry, out var schema) ? schema : DatabaseSchema.Unknown(language);
        }
    }

    // Migrations of referenced assemblies are known by version only.
    private void Follow(MigrationGroup group, SqlLanguage language, Compilation compilation, CancellationToken cancellationToken)
    {
        var isAlone = index.Modules.All(module => module.Name != group.Registry);
        var schema = isAlone ? DatabaseSchema.Empty(language) : DatabaseSchema.Unknown(language);
        foreach (var entry in group.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _before[entry] = schema;
            schema = UpReader.Read(entry, language, compilation, cancellationToken).Follow(schema, entry.Version);
        }
    }
}
