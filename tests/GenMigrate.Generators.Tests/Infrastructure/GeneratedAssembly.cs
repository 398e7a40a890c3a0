using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenMigrate.Generators.Tests;

/// <summary>A project compiled with what was generated for it, and loaded.</summary>
internal sealed class GeneratedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new("generated", isCollectible: true);
    private readonly Assembly _assembly;
    private readonly string _namespace;

    private GeneratedAssembly(CSharpCompilation compilation, string rootNamespace, IEnumerable<byte[]> references)
    {
        _namespace = rootNamespace;
        foreach (var reference in references)
        {
            using var referenceStream = new MemoryStream(reference);
            _context.LoadFromStream(referenceStream);
        }

        using var stream = new MemoryStream(Emit(compilation));
        _assembly = _context.LoadFromStream(stream);
    }

    public MigrationRegistry Registry => GetRegistry("Registry");

    public IReadOnlyList<MigrationRegistry> All => (IReadOnlyList<MigrationRegistry>)Property("All");

    /// <summary>Compiles a project; every warning in generated code, and every error, fails.</summary>
    public static GeneratedAssembly Load(TestProject project, params byte[][] references) =>
        new(Compile(project), project.Properties.GetValueOrDefault("RootNamespace") ?? project.AssemblyName, references);

    /// <summary>Compiles a project into an image that others can reference.</summary>
    public static byte[] Emit(TestProject project) => Emit(Compile(project));

    public MigrationRegistry GetRegistry(string property) => (MigrationRegistry)Property(property);

    public Type GetType(string name) => _assembly.GetType(name, throwOnError: true)!;

    public void Dispose() => _context.Unload();

    private static CSharpCompilation Compile(TestProject project)
    {
        var compilation = GeneratorHarness.Run(project).FullCompilation;
        CleanCode.Check(compilation);
        return compilation;
    }

    private static byte[] Emit(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return stream.ToArray();
    }

    private object Property(string name) => _assembly
        .GetType($"{_namespace}.GeneratedMigrations", throwOnError: true)!
        .GetProperty(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
        .GetValue(null)!;
}
