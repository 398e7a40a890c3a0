namespace GenMigrate;

/// <summary>The words for kinds of objects.</summary>
internal static class SqlObjectKinds
{
    /// <summary>The kind that comes next; null where none does.</summary>
    public static SqlObjectKind? Take(SqlReader reader)
    {
        if (reader.Take("MATERIALIZED", "VIEW"))
        {
            return SqlObjectKind.MaterializedView;
        }

        return reader.TakeWord("TABLE", "INDEX", "VIEW", "SEQUENCE", "TYPE", "DOMAIN", "SCHEMA", "EXTENSION", "FUNCTION", "PROCEDURE", "TRIGGER", "POLICY") switch
        {
            "table" => SqlObjectKind.Table,
            "index" => SqlObjectKind.Index,
            "view" => SqlObjectKind.View,
            "sequence" => SqlObjectKind.Sequence,
            "type" => SqlObjectKind.Type,
            "domain" => SqlObjectKind.Domain,
            "schema" => SqlObjectKind.Schema,
            "extension" => SqlObjectKind.Extension,
            "function" or "procedure" => SqlObjectKind.Function,
            "trigger" => SqlObjectKind.Trigger,
            "policy" => SqlObjectKind.Policy,
            _ => null,
        };
    }
}
