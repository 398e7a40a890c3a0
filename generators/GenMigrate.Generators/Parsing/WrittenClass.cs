using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>What the text of a class says by itself. Trees outlive compilations: it is read once for all of them.</summary>
internal sealed class WrittenClass
{
    private static readonly ConditionalWeakTable<ClassDeclarationSyntax, WrittenClass> Known = new();

    private WrittenClass(ClassDeclarationSyntax declaration)
    {
        var scope = PlainClassReader.ScopeOf(declaration);
        Attributes = [.. declaration.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => PlainClassReader.LastName(attribute.Name))];
        var hasAlias = Attributes.Any(scope.HasAliasOf);
        IsMarked = hasAlias || (RuntimeNameTable.Of(Attributes) & (RuntimeNames.Migration | RuntimeNames.Seed)) != RuntimeNames.None;
        Plain = IsMarked && !hasAlias ? PlainClassReader.Read(declaration, scope) : null;
    }

    /// <summary>The last parts of the names of its attributes.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>Whether one of the attributes may make it a migration.</summary>
    public bool IsMarked { get; }

    /// <summary>What it is if it has the usual form. An attribute that may be written by an alias can be any of them.</summary>
    public PlainClass? Plain { get; }

    public static WrittenClass Of(ClassDeclarationSyntax declaration) => Known.GetValue(declaration, created => new WrittenClass(created));
}
