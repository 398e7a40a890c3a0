namespace GenMigrate.Generators;

/// <summary>Writes what lets a program see the migrations of the libraries it references.</summary>
internal static class ModuleEmitter
{
    private const string RegistryType = "global::" + KnownTypeNames.MigrationRegistry;

    /// <summary>An attribute of the assembly for each registry of a module.</summary>
    public static void Announce(CodeWriter writer, ProgramModel program)
    {
        if (program.Holder is null)
        {
            return;
        }

        foreach (var registry in program.Registries)
        {
            var versions = string.Concat(registry.Migrations.Select(migration => ", " + CodeWriter.Number(migration.Facts.Version)));
            writer.Line($"[assembly: global::{KnownTypeNames.MigrationModuleAttribute}({Literals.Text(registry.Name!)}, typeof(global::{program.Namespace}.{Holder(program, registry)}){versions})]");
        }

        writer.Line();
    }

    /// <summary>The types through which other assemblies reach a module's registries.</summary>
    public static void EmitHolders(CodeWriter writer, ProgramModel program, string attribute)
    {
        foreach (var registry in program.Holder is null ? default : program.Registries)
        {
            writer.Line();
            writer.Line("/// <summary>Gives the programs that reference this module its migrations; named by their generated code.</summary>");
            writer.Line(attribute);
            writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
            writer.Open("public static class " + Holder(program, registry));
            writer.Line("/// <summary>The module's migrations and seeds.</summary>");
            writer.Line($"public static {RegistryType} Registry => GeneratedMigrations.{registry.Property};");
            writer.Close();
        }
    }

    /// <summary>
    /// The registries of the project, then those of referenced modules by name, as expressions; what several
    /// assemblies call by one name is merged, at the place of the first.
    /// </summary>
    public static IEnumerable<string> Merge(ProgramModel program)
    {
        var own = program.Registries.Select(registry => (registry.Name, Expression: registry.Property));
        var referenced = program.Modules.Select(module => ((string?)module.Name, Expression: module.Holder + ".Registry"));
        return own.Concat(referenced)
            .GroupBy(registry => registry.Item1, registry => registry.Expression, StringComparer.Ordinal)
            .Select(registries => registries.Aggregate((merged, next) => $"{RegistryType}.Merge({merged}, {next})"));
    }

    private static string Holder(ProgramModel program, RegistryModel registry) =>
        registry.Property == ProgramAssembler.DefaultProperty ? program.Holder! : program.Holder + "_" + registry.Property;
}
