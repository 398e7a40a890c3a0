using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

/// <summary>A referenced library that announces its migrations.</summary>
internal static class Module
{
    public static MetadataReference Reference(string assembly, string name, params long[] versions)
    {
        var project = (TestProject.Of([.. versions.Select(version => Migrations.Class(version, $"M{version}"))]) with { AssemblyName = assembly })
            .WithProperty("RootNamespace", assembly)
            .WithProperty("GenMigrateModule", name);
        return MetadataReference.CreateFromImage(GeneratedAssembly.Emit(project));
    }
}
