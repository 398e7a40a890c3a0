using System.Collections.Immutable;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;

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

    // A diagnostic may be older than the compilation: trees are compared by their files.
    private static (string, int) PlaceOf(Location location) => (location.GetLineSpan().Path, location.SourceSpan.Start);
}
