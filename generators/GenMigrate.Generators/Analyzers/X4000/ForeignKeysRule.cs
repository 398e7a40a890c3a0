namespace GenMigrate.Generators;

/// <summary>
/// GENM4003: a table of SQLite's that is dropped to be rebuilt, or <c>PRAGMA foreign_keys</c>, without
/// <c>CheckAtCommit</c>. Outside of a transaction the pragma has its effect, and what follows it is the author's choice.
/// </summary>
internal static class ForeignKeysRule
{
    public static IEnumerable<SqlFinding> Check(SqlBatch batch, IReadOnlyList<(SqlScript Script, SqlStatement Statement)> statements, SqlLanguage language)
    {
        if (language != SqlLanguage.Sqlite || batch.Owner is not { Facts.CheckForeignKeysAtCommit: false } owner)
        {
            yield break;
        }

        for (var i = 0; i < statements.Count; i++)
        {
            var (script, statement) = statements[i];
            var setsForeignKeys = SqlFacts.SetsForeignKeys(statement);
            if (setsForeignKeys && !batch.IsInTransaction)
            {
                yield break;
            }

            var what = setsForeignKeys
                ? "PRAGMA foreign_keys has no effect inside a transaction"
                : WhatIsLost(statement, statements.Skip(i + 1));
            if (what is not null)
            {
                yield return new SqlFinding(Descriptors.ForeignKeysInRebuild, script, statement, Fix: owner is ClassEntry, what, Advice(owner));
            }
        }
    }

    private static string? WhatIsLost(SqlStatement statement, IEnumerable<(SqlScript Script, SqlStatement Statement)> later) =>
        SqlFacts.DroppedTable(statement) is { } dropped && later.Any(found => IsRenamedTo(found.Statement, dropped))
            ? $"Dropping {dropped} to rebuild it deletes the rows that refer to it with ON DELETE CASCADE while foreign keys are enforced"
            : null;

    private static bool IsRenamedTo(SqlStatement statement, SqlName dropped) =>
        SqlFacts.RenamedTable(statement) is { } renamed
        && string.Equals(renamed.To.NameIn(SqlLanguage.Sqlite), dropped.NameIn(SqlLanguage.Sqlite), StringComparison.OrdinalIgnoreCase);

    private static string Advice(MigrationEntry owner) => owner is ClassEntry
        ? $"set ForeignKeys = ForeignKeyMode.CheckAtCommit on '{owner.DisplayName}'"
        : $"add the line '{SqlMarker.Form(SqlMarker.ForeignKeys)}' to '{owner.DisplayName}'";
}
