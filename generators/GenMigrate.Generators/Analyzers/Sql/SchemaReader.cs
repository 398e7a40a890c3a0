using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>Reads what the migrations before one make of the schema.</summary>
internal static class SchemaReader
{
    private static readonly string[] Relevant = ["REFERENCES", "RENAME", "DROP"];

    public static TableReferences ReferencesBefore(MigrationEntry owner, MigrationIndex index, CancellationToken cancellationToken)
    {
        var references = new TableReferences();
        var earlier = index.GroupOf(owner.Registry, MigrationKind.Migration).Entries.Where(entry => !owner.IsMigration || entry.Version < owner.Version);
        foreach (var text in earlier.SelectMany(entry => Texts(entry, cancellationToken)).Where(IsRelevant))
        {
            foreach (var statement in SqlSplitter.Split(text, SqlLanguage.Sqlite))
            {
                references.Read(statement);
            }
        }

        return references;
    }

    private static IEnumerable<string> Texts(MigrationEntry entry, CancellationToken cancellationToken) => entry switch
    {
        FileEntry file => [file.Up.Model.Layout.Up],
        ClassEntry { Type: var type } => type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<ClassDeclarationSyntax>()
            .SelectMany(part => part.Members)
            .Where(member => member is not MethodDeclarationSyntax { Identifier.ValueText: "Down" })
            .SelectMany(SyntaxTexts.In),
        _ => [],
    };

    private static bool IsRelevant(string text) => Array.Exists(Relevant, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
