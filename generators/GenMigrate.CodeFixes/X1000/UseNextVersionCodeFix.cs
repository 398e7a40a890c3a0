using System.Composition;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenMigrate.CodeFixes;

/// <summary>
/// Gives a migration the next free version of its registry. Of duplicates fixed together one keeps its number, and the
/// others get a different one each.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseNextVersionCodeFix)), Shared]
public sealed class UseNextVersionCodeFix() : MigrationCodeFix(DiagnosticIds.DuplicateVersion, DiagnosticIds.VersionNotPositive, DiagnosticIds.BelowLockedHead)
{
    private protected override string Title => "Use the next free version";

    private protected override bool CanFix(Findings findings, CancellationToken cancellationToken) => findings.Entries.Any(entry => Renumbering.CanRenumber(entry, findings.Index, cancellationToken));

    private protected override Task<Solution> FixAsync(Findings findings, CancellationToken cancellationToken) =>
        Renumbering.ApplyAsync(findings.Project, Plan(findings, cancellationToken), cancellationToken);

    private static IEnumerable<(MigrationEntry, long)> Plan(Findings findings, CancellationToken cancellationToken)
    {
        var index = findings.Index;
        foreach (var ofGroup in findings.Entries.GroupBy(index.GroupOf))
        {
            var next = ofGroup.Key.NextVersion;
            foreach (var ofVersion in ofGroup.GroupBy(entry => entry.Version))
            {
                var movable = ofVersion.Where(entry => Renumbering.CanRenumber(entry, index, cancellationToken)).ToList();
                foreach (var entry in movable.Skip(KeepsOne(ofGroup.Key, ofVersion.Key, movable) ? 1 : 0))
                {
                    yield return (entry, next++);
                }
            }
        }
    }

    // One of several duplicates may keep a version that is good, if all of them are about to be moved away from it.
    private static bool KeepsOne(MigrationGroup group, long version, List<MigrationEntry> movable) =>
        version > 0 && movable.Count > 1 && movable.Count == group.WithVersion(version).Count && !(group.Head is { } head && version < head.Version);
}
