using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenMigrate.Benchmarks;

/// <summary>A project of so many migrations, each in a file of its own, as an editor holds it.</summary>
internal sealed class GeneratedProject
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);
    private readonly int _count;
    private readonly List<SyntaxTree> _trees;

    public GeneratedProject(int count)
    {
        _count = count;
        _trees = [.. Enumerable.Range(1, count).Select(version => Parse(Migration(version)))];
        _trees.Add(Parse("namespace Jobs; public sealed class Unrelated { public int Count => 0; }"));
    }

    /// <summary>The project as it was opened.</summary>
    public Compilation Compile() => CSharpCompilation.Create("Jobs", _trees, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>After an edit in a file that has nothing to do with migrations.</summary>
    public Compilation EditElsewhere(Compilation before, int edit) => Replace(before, _count, $"namespace Jobs; public sealed class Unrelated {{ public int Count => {Text(edit)}; }}");

    /// <summary>After an edit of what one migration does.</summary>
    public Compilation EditBody(Compilation before, int edit) => Replace(before, _count / 2, Migration((_count / 2) + 1).Replace("full_name", "name_" + Text(edit), StringComparison.Ordinal));

    /// <summary>With one migration more.</summary>
    public Compilation Add(Compilation before, int edit) => before.AddSyntaxTrees(Parse(Migration(_count + edit)));

    /// <summary>The name of a migration's class.</summary>
    public static string Name(int version) => "M" + Text(version) + "_NamesInOneColumn";

    /// <summary>The source of a migration.</summary>
    public static string Migration(int version) => $$"""
        using GenMigrate;

        namespace Jobs.Migrations;

        [Migration({{Text(version)}}, Description = "Names of table {{Text(version)}} in one column")]
        public sealed class {{Name(version)}} : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration
                .Sql("ALTER TABLE t{{Text(version)}} ADD COLUMN full_name TEXT")
                .Sql("fill", "UPDATE t{{Text(version)}} SET full_name = first_name || ' ' || last_name");

            public override void Down(SqlMigrationBuilder migration) =>
                migration.Sql("ALTER TABLE t{{Text(version)}} DROP COLUMN full_name");
        }
        """;

    private Compilation Replace(Compilation before, int index, string text) => before.ReplaceSyntaxTree(_trees[index], Parse(text));

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, Options);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(file => Path.GetFileName(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "GenMigrate.dll" or "GenMigrate.Relational.dll"))
        .Select(file => MetadataReference.CreateFromFile(file));
}
