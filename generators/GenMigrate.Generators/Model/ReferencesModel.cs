namespace GenMigrate.Generators;

/// <summary>What the generator needs to know of the compilation apart from its migrations.</summary>
/// <param name="AssemblyName">The compilation's.</param>
/// <param name="HasRuntime">Whether GenMigrate is referenced.</param>
/// <param name="HasSqlFiles">Whether a package is referenced that can run SQL files.</param>
/// <param name="Modules">What referenced assemblies announce, in order of name, then assembly.</param>
internal sealed record ReferencesModel(string AssemblyName, bool HasRuntime, bool HasSqlFiles, EquatableArray<ModuleModel> Modules);
