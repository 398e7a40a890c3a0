namespace GenMigrate.Generators;

/// <summary>What the generator needs to know of the compilation apart from its migrations.</summary>
/// <param name="AssemblyName">The compilation's.</param>
/// <param name="HasRuntime">Whether GenMigrate is referenced, and the language is new enough for generated code.</param>
/// <param name="HasSqlFiles">Whether a package is referenced that can run SQL files.</param>
/// <param name="HasUtf8Literals">Whether it may say <c>"text"u8</c>: C# 11.</param>
/// <param name="SeesOtherRegistry">Whether the generated registry of a referenced assembly can be named.</param>
/// <param name="Modules">What referenced assemblies announce, in order of name, then assembly.</param>
internal sealed record ReferencesModel(
    string AssemblyName, bool HasRuntime, bool HasSqlFiles, bool HasUtf8Literals, bool SeesOtherRegistry, EquatableArray<ModuleModel> Modules);
