using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators;

/// <summary>GENM3001: a migration that cannot be rolled back, and does not say why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingDownAnalyzer() : EntryAnalyzer(Descriptors.MissingDown)
{
    private protected override void Check(MigrationEntry entry, RuleContext context)
    {
        if (entry.IsMigration && !entry.Facts.IsIrreversible && WhatToDo(entry) is { } whatToDo)
        {
            context.Report(Descriptors.MissingDown, entry.Location, entry.DisplayName, whatToDo);
        }
    }

    private static string? WhatToDo(MigrationEntry entry) => entry switch
    {
        ClassEntry { Type: var type } when MigrationEligibility.Find(type) == MigrationObstacle.None && !MigrationParser.HasDown(type) =>
            "override Down, or say with [Irreversible(\"...\")] what would be lost",
        FileEntry { HasDown: false } file =>
            $"write it below '-- migrate:down' or into {file.Up.Model.Name.DownFile}, or say with '-- migrate:irreversible ...' what would be lost",
        _ => null,
    };
}
