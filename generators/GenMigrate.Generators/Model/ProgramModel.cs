namespace GenMigrate.Generators;

/// <summary>Everything that is emitted, in order.</summary>
/// <param name="Namespace">As generated code writes it.</param>
/// <param name="Holder">The stem of the names of the types by which a module announces its registries; null for no module.</param>
/// <param name="ModuleProperty">A second name of the default registry's property in a module; null for no module.</param>
/// <param name="HasUtf8Literals">Whether the language has literals of UTF-8 text.</param>
/// <param name="Registries">The project's own: the default one, then the others by name.</param>
/// <param name="Modules">What referenced assemblies announce.</param>
internal sealed record ProgramModel(string Namespace, string? Holder, string? ModuleProperty, bool HasUtf8Literals, EquatableArray<RegistryModel> Registries, EquatableArray<ModuleModel> Modules);
