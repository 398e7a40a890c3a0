namespace GenMigrate.Generators;

/// <summary>Which written names stand for which of the runtime's types, unless something else has the same name.</summary>
internal static class RuntimeNameTable
{
    /// <summary>What stands for a type, by every name that the compiler tries for it.</summary>
    public static IReadOnlyDictionary<string, RuntimeNames> ByName { get; } = new Dictionary<string, RuntimeNames>(StringComparer.Ordinal)
    {
        ["Migration"] = RuntimeNames.Migration,
        ["MigrationAttribute"] = RuntimeNames.Migration,
        ["Seed"] = RuntimeNames.Seed,
        ["SeedAttribute"] = RuntimeNames.Seed,
        ["Irreversible"] = RuntimeNames.Irreversible,
        ["IrreversibleAttribute"] = RuntimeNames.Irreversible,
        ["SqlMigration"] = RuntimeNames.SqlMigration,
        ["MongoMigration"] = RuntimeNames.MongoMigration,
        ["TransactionMode"] = RuntimeNames.TransactionMode,
        ["ForeignKeyMode"] = RuntimeNames.ForeignKeyMode,
    };

    /// <summary>The types themselves.</summary>
    public static IReadOnlyDictionary<RuntimeNames, string> Types { get; } = new Dictionary<RuntimeNames, string>
    {
        [RuntimeNames.Migration] = KnownTypeNames.MigrationAttribute,
        [RuntimeNames.Seed] = KnownTypeNames.SeedAttribute,
        [RuntimeNames.Irreversible] = KnownTypeNames.IrreversibleAttribute,
        [RuntimeNames.SqlMigration] = KnownTypeNames.SqlMigration,
        [RuntimeNames.MongoMigration] = KnownTypeNames.MongoMigration,
        [RuntimeNames.TransactionMode] = KnownTypeNames.TransactionMode,
        [RuntimeNames.ForeignKeyMode] = KnownTypeNames.ForeignKeyMode,
    };

    /// <summary>Adds what names stand for.</summary>
    public static RuntimeNames Of(IEnumerable<string> names)
    {
        var found = RuntimeNames.None;
        foreach (var name in names)
        {
            found |= Of(name);
        }

        return found;
    }

    public static RuntimeNames Of(string name) => ByName.TryGetValue(name, out var found) ? found : RuntimeNames.None;
}
