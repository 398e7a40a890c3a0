using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>
/// Which of the runtime's names can mean nothing else in a project: no type or namespace of its own, no other assembly
/// and no global alias has the name. Such a name, where the runtime is imported, needs no binding.
/// </summary>
internal sealed class ProjectNames
{
    private static readonly ConditionalWeakTable<Compilation, ProjectNames> Known = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, object> Declared = new();

    private readonly UsingScope _global = new();
    private readonly RuntimeNames _clear;

    private ProjectNames(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            AddGlobalUsings(tree, cancellationToken);
        }

        _clear = FindClear(compilation, cancellationToken) & ~RuntimeNameTable.Of(_global.Aliases);
    }

    public static ProjectNames Of(Compilation compilation, CancellationToken cancellationToken) =>
        Known.GetValue(compilation, created => new ProjectNames(created, cancellationToken));

    /// <summary>Whether one of these attributes may be written by an alias that the whole project has.</summary>
    public bool HasAliasOf(IReadOnlyList<string> attributes) => _global.Aliases.Count > 0 && attributes.Any(_global.HasAliasOf);

    /// <summary>What a class is by its text; null where the project may give its names another meaning.</summary>
    public PlainClass? FindPlain(WrittenClass written) =>
        written.Plain is { } plain
        && (plain.Names & ~_clear) == RuntimeNames.None
        && (plain.SeesRuntime || _global.HasRuntime)
        && !(plain.HasExpressions && _global.HasStatic)
        && !HasAliasOf(written.Attributes)
            ? plain
            : null;

    private void AddGlobalUsings(SyntaxTree tree, CancellationToken cancellationToken)
    {
        foreach (var directive in ((CompilationUnitSyntax)tree.GetRoot(cancellationToken)).Usings)
        {
            if (directive.GlobalKeyword.IsKind(SyntaxKind.None))
            {
                return; // The global ones come first (C# specification, compilation units).
            }

            _global.Add(directive);
        }
    }

    private static RuntimeNames FindClear(Compilation compilation, CancellationToken cancellationToken)
    {
        var (found, taken) = (RuntimeNames.None, RuntimeNames.None);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            foreach (var name in Flags((RuntimeNames)Declared.GetValue(assembly, FindDeclared)))
            {
                if ((found & name) == RuntimeNames.None && assembly.GetTypeByMetadataName(RuntimeNameTable.Types[name]) is not null)
                {
                    found |= name;
                }
                else
                {
                    taken |= name;
                }
            }
        }

        // Asked of every declaration, and answered with no: the question is which names there are.
        compilation.ContainsSymbolsWithName(
            name =>
            {
                taken |= RuntimeNameTable.Of(name);
                return false;
            },
            SymbolFilter.Namespace | SymbolFilter.Type,
            cancellationToken);
        return found & ~taken;
    }

    private static object FindDeclared(IAssemblySymbol assembly) =>
        RuntimeNameTable.Of(RuntimeNameTable.ByName.Keys.Where(name => assembly.TypeNames.Contains(name) || assembly.NamespaceNames.Contains(name)));

    private static IEnumerable<RuntimeNames> Flags(RuntimeNames names) =>
        names == RuntimeNames.None ? [] : RuntimeNameTable.Types.Keys.Where(name => (names & name) != RuntimeNames.None);
}
