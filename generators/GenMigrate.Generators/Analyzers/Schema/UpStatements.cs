namespace GenMigrate.Generators;

/// <summary>The statements of a migration's way up, parsed once as long as its text does not change, with the last result of following them.</summary>
/// <param name="statements">In order.</param>
internal sealed class UpStatements(IReadOnlyList<ParsedStatement> statements)
{
    private Folded? _last;

    /// <summary>The schema after the statements.</summary>
    public DatabaseSchema Follow(DatabaseSchema before, long version)
    {
        var last = _last;
        if (last is null || !ReferenceEquals(last.Before, before) || last.Version != version)
        {
            var after = statements.Aggregate(before, (schema, statement) => SchemaFold.Apply(schema, statement, version));

            // The runner puts settings back after each migration.
            _last = last = new Folded(before, version, after with { SearchPath = before.SearchPath });
        }

        return last.After;
    }

    private sealed record Folded(DatabaseSchema Before, long Version, DatabaseSchema After);
}
