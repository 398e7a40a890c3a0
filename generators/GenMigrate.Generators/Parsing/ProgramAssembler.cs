namespace GenMigrate.Generators;

/// <summary>Puts what was found into registries, in order.</summary>
internal static class ProgramAssembler
{
    public const string DefaultProperty = "Registry";

    public static ProgramModel Assemble(IEnumerable<MigrationModel> migrations, ProjectSettings settings, ReferencesModel references)
    {
        var byRegistry = migrations.ToLookup(migration => settings.RegistryOf(migration.Facts), StringComparer.Ordinal);
        var names = byRegistry.Select(registry => registry.Key).Where(name => name is not null && name != settings.Module).OrderBy(name => name, StringComparer.Ordinal);
        var properties = new HashSet<string>(StringComparer.Ordinal);
        var alias = settings.Module is null ? null : Unique(Identifiers.RegistryProperty(settings.Module), properties);
        var registries = new List<RegistryModel> { Registry(settings.Module, DefaultProperty, byRegistry[settings.Module]) };
        foreach (var name in names)
        {
            registries.Add(Registry(name, Unique(Identifiers.RegistryProperty(name!), properties), byRegistry[name]));
        }

        return new ProgramModel(
            Identifiers.Namespace(settings.RootNamespace ?? references.AssemblyName),
            settings.Module is null ? null : Identifiers.ModuleHolder(references.AssemblyName),
            alias,
            references.HasUtf8Literals,
            new EquatableArray<RegistryModel>(registries),
            references.Modules);
    }

    private static RegistryModel Registry(string? name, string property, IEnumerable<MigrationModel> migrations)
    {
        // Equal versions are an analyzer's error, and stay in: leaving one out would only add more errors to it.
        var ordered = migrations.OrderBy(migration => migration.Facts.Version).ThenBy(migration => migration.FullName, StringComparer.Ordinal).ToLookup(migration => migration.Facts.Kind);
        return new RegistryModel(
            name,
            property,
            new EquatableArray<MigrationModel>(ordered[MigrationKind.Migration]),
            new EquatableArray<MigrationModel>(ordered[MigrationKind.Seed]));
    }

    private static string Unique(string property, HashSet<string> taken)
    {
        var unique = property;
        for (var number = 2; !taken.Add(unique); number++)
        {
            unique = property + number;
        }

        return unique;
    }
}
