namespace GenMigrate.Generators;

/// <summary>
/// GENM4003: a table of SQLite's that is dropped to be rebuilt although others refer to it, or <c>PRAGMA foreign_keys</c>, without
/// <c>CheckAtCommit</c>. Outside of a transaction the pragma has its effect, and what follows it is the author's choice.
/// </summary>
internal static class ForeignKeysRule
{
    public static IEnumerable<SqlFinding> Check(
        SqlBatch batch, IReadOnlyList<(SqlScript Script, SqlStatement Statement)> statements, SqlLanguage language, MigrationIndex index, CancellationToken cancellationToken)
    {
        if (language != SqlLanguage.Sqlite || batch.Owner is not { Facts.CheckForeignKeysAtCommit: false } owner)
        {
            yield break;
        }

        TableReferences? references = null;
        for (var i = 0; i < statements.Count; i++)
        {
            var (script, statement) = statements[i];
            if (SqlFacts.SetsForeignKeys(statement))
            {
                if (!batch.IsInTransaction)
                {
                    yield break;
                }

                yield return Find("PRAGMA foreign_keys has no effect inside a transaction");
            }
            else if (SqlFacts.DroppedTable(statement) is { } dropped && IsRebuilt(TableReferences.NameOf(dropped), statements, i))
            {
                references ??= SchemaReader.ReferencesBefore(owner, index, cancellationToken);
                foreach (var (_, earlier) in statements.Take(i))
                {
                    references.Read(earlier);
                }

                if (references.To(TableReferences.NameOf(dropped)) is { Count: > 0 } children)
                {
                    yield return Find(WhatHappens(dropped, children));
                }

                references = null;
            }

            SqlFinding Find(string what) => new(Descriptors.ForeignKeysInRebuild, script, statement, Fix: owner is ClassEntry, what, Advice(owner));
        }
    }

    // Another table gets its name afterwards, or it got out of the way of one that was made with its old name.
    private static bool IsRebuilt(string dropped, IReadOnlyList<(SqlScript Script, SqlStatement Statement)> statements, int at) =>
        statements.Skip(at + 1).Any(found => SqlFacts.RenamedTable(found.Statement) is { } renamed && TableReferences.Is(TableReferences.NameOf(renamed.To), dropped))
        || statements.Take(at).Any(found => SqlFacts.RenamedTable(found.Statement) is { } renamed
            && TableReferences.Is(TableReferences.NameOf(renamed.To), dropped)
            && statements.Any(other => SqlFacts.CreatedTable(other.Statement) is { } created && TableReferences.Is(TableReferences.NameOf(created), TableReferences.NameOf(renamed.From))));

    private static string WhatHappens(SqlName dropped, IReadOnlyList<TableReference> references)
    {
        var worst = references.FirstOrDefault(reference => reference.OnDelete == "CASCADE")
            ?? references.FirstOrDefault(reference => reference.OnDelete.StartsWith("SET ", StringComparison.Ordinal))
            ?? references[0];
        var rows = $"the rows of {worst.Child} that refer to it";
        return worst.OnDelete switch
        {
            "CASCADE" => $"Dropping {dropped} to rebuild it deletes {rows} (ON DELETE CASCADE)",
            "SET NULL" or "SET DEFAULT" => $"Dropping {dropped} to rebuild it changes {rows} (ON DELETE {worst.OnDelete})",
            _ => $"Dropping {dropped} to rebuild it fails because of {rows}, if there are any",
        };
    }

    private static string Advice(MigrationEntry owner) => owner is ClassEntry
        ? $"set ForeignKeys = ForeignKeyMode.CheckAtCommit on '{owner.DisplayName}'"
        : $"add the line '{SqlMarker.Form(SqlMarker.ForeignKeys)}' to '{owner.DisplayName}'";
}
