using System.Composition;
using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.CodeFixes;

/// <summary>Adds migrations to the lock file, at their place. A file that is damaged is for its author to mend first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LockCodeFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)]), Shared]
public sealed class LockCodeFix() : MigrationCodeFix(DiagnosticIds.NotLockedYet)
{
    private protected override string Title => $"Add to {LockFile.Name}";

    private protected override bool SupportsFixAll => false;

    private protected override bool CanFix(Findings findings, CancellationToken cancellationToken) =>
        FindDocument(findings) is not null && findings.Index.Lock!.File.Damages.Count == 0 && findings.Entries.Any(findings.Index.CanBeLocked);

    private protected override Task<Solution> FixAsync(Findings findings, CancellationToken cancellationToken)
    {
        var solution = findings.Project.Solution;
        if (CanFix(findings, cancellationToken))
        {
            var projectLock = findings.Index.Lock!;
            var added = findings.Entries
                .Where(findings.Index.CanBeLocked)
                .Select(entry => LockEntry.Of(entry.Registry, entry.Version, entry.Checksum(cancellationToken).Current, entry.Facts.Name));
            var text = SourceText.From(projectLock.File.With(added), projectLock.Content.Encoding, projectLock.Content.ChecksumAlgorithm);
            solution = solution.WithAdditionalDocumentText(FindDocument(findings)!.Id, text);
        }

        return Task.FromResult(solution);
    }

    private static TextDocument? FindDocument(Findings findings) => findings.Index.Lock is { } projectLock
        ? findings.Project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == projectLock.Text.Path)
        : null;
}
