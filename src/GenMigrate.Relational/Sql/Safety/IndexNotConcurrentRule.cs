namespace GenMigrate;

/// <summary>GENM6001: CREATE INDEX without CONCURRENTLY holds a SHARE lock on the table while it builds the index.</summary>
internal static class IndexNotConcurrentRule
{
    public const string Id = "GENM6001";

    public static IEnumerable<SafetyFinding> Check(ParsedStatement statement, SafetyContext context)
    {
        // A partitioned table cannot be indexed concurrently; ON ONLY builds nothing there.
        if (statement is CreateIndexStatement { IsConcurrent: false } index
            && context.ReleasedTable(index.Table) is { IsPartitioned: false } table
            && !IsThere(index, table, context.Before))
        {
            yield return new SafetyFinding(Id, [table.Name.Name]);
        }
    }

    private static bool IsThere(CreateIndexStatement index, SchemaTable table, DatabaseSchema schema) =>
        index is { IfNotExists: true, Name: { } name } && schema.Indexes.ContainsKey(new ObjectName(table.Name.Schema, name.Name));
}
