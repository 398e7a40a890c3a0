using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenMigrate.Generators;

/// <summary>What referenced assemblies offer: the runtime itself, and the modules they announce.</summary>
internal static class ReferencesParser
{
    private const string RuntimeAssembly = "GenMigrate";

    /// <summary>Whether the language of a project has what generated code is written in.</summary>
    public static bool CanHoldRegistry(Compilation compilation) =>
        compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp8 };

    public static ReferencesModel Parse(Compilation compilation, CancellationToken cancellationToken) => new(
        compilation.AssemblyName ?? "",
        CanHoldRegistry(compilation) && Has(compilation, KnownTypeNames.MigrationRegistry),
        Has(compilation, KnownTypeNames.SqlFileMigration),
        HasUtf8Literals(compilation),
        SeesOtherRegistry(compilation),
        new EquatableArray<ModuleModel>(FindModules(compilation, cancellationToken)));

    /// <summary>Whether code may say <c>"text"u8</c>.</summary>
    public static bool HasUtf8Literals(Compilation compilation) => compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp11 };

    /// <summary>What referenced assemblies announce, in order of name, then assembly.</summary>
    public static IEnumerable<ModuleModel> FindModules(Compilation compilation, CancellationToken cancellationToken)
    {
        var modules = new List<ModuleModel>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Attributes are read only where one of ours can be.
            if (UsesRuntime(assembly))
            {
                modules.AddRange(assembly.GetAttributes().Select(attribute => Parse(assembly, attribute)).OfType<ModuleModel>());
            }
        }

        return modules.OrderBy(module => module.Name, StringComparer.Ordinal).ThenBy(module => module.Assembly, StringComparer.Ordinal);
    }

    // A project of tests, for example, to which the project that it tests shows its internals.
    private static bool SeesOtherRegistry(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Any(assembly => assembly.TypeNames.Contains(ProgramEmitter.TypeName)
            && assembly.GivesAccessTo(compilation.Assembly) && UsesRuntime(assembly));

    private static bool UsesRuntime(IAssemblySymbol assembly) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == RuntimeAssembly));

    private static bool Has(Compilation compilation, string typeName) => !compilation.GetTypesByMetadataName(typeName).IsEmpty;

    private static ModuleModel? Parse(IAssemblySymbol assembly, AttributeData attribute) =>
        attribute.AttributeClass.Is(KnownTypeNames.MigrationModuleAttribute)
        && attribute.ConstructorArguments is { Length: 3 } arguments
        && arguments[0].Value is string name
        && arguments[1].Value is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } holder
        && arguments[2].Kind == TypedConstantKind.Array
            ? new ModuleModel(name, assembly.Name, TypeText.Of(holder), new EquatableArray<long>(arguments[2].Values.Select(version => version.Value).OfType<long>()))
            : null;
}
