using System.Collections.Immutable;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.CodeFixes;

/// <summary>Diagnostics of a project, and the migrations that they are about.</summary>
/// <param name="Project">The project.</param>
/// <param name="Index">All of its migrations.</param>
/// <param name="Compilation">The project's.</param>
/// <param name="Diagnostics">What is to be fixed.</param>
internal sealed record Findings(Project Project, MigrationIndex Index, Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The migrations that the diagnostics are about, in order of registry, kind and version.</summary>
    public IEnumerable<MigrationEntry> Entries
    {
        get
        {
            var places = new HashSet<(string, int)>(Diagnostics.Select(diagnostic => PlaceOf(diagnostic.Location)));
            return Index.Groups
                .SelectMany(group => group.Entries)
                .Where(entry => places.Contains(PlaceOf(entry.VersionLocation)) || places.Contains(PlaceOf(entry.Location)));
        }
    }

    public static async Task<Findings> ReadAsync(Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("A project with findings of C# rules has a compilation.");
        return new Findings(project, MigrationIndex.Of(compilation, project.AnalyzerOptions, cancellationToken), compilation, diagnostics);
    }

    /// <summary>The diagnostics about migrations that no database can have applied, as the lock file or the author says.</summary>
    public Findings OnlyUnreleased(CancellationToken cancellationToken) => this with
    {
        Diagnostics = [.. Diagnostics.Where(diagnostic => FindAround(diagnostic.Location) is { } entry && IsUnreleased(entry, cancellationToken))],
    };

    /// <summary>The migration whose code a place is in; null where it is in none.</summary>
    public ClassEntry? FindAround(Location location)
    {
        var tree = Compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == location.SourceTree?.FilePath);
        var declaration = tree?.GetRoot().FindToken(location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<ClassDeclarationSyntax>();
        return declaration is not null && Compilation.GetSemanticModel(tree!).GetDeclaredSymbol(declaration) is { } type ? Index.Find(type) : null;
    }

    // With a version that is not positive nothing has been built, and so nothing applied.
    private bool IsUnreleased(ClassEntry entry, CancellationToken cancellationToken) =>
        entry.Version <= 0
        || (entry.IsMigration && Index.Lock is { File.IsEmpty: false }
            ? !Index.IsLocked(entry, cancellationToken)
            : UnreleasedVersions.Include(entry, Project.AnalyzerOptions.AnalyzerConfigOptionsProvider));

    // A diagnostic may be older than the compilation: trees are compared by their files.
    private static (string, int) PlaceOf(Location location) => (location.GetLineSpan().Path, location.SourceSpan.Start);
}
