using System.Globalization;

namespace GenMigrate.Relational.Tests;

/// <summary>Texts that describe a schema of SQLite, as folded and as the library lists it.</summary>
internal static class FoldedSchema
{
    /// <summary>Tables with columns, then indexes: a line each.</summary>
    public static IReadOnlyList<string> Describe(DatabaseSchema schema) =>
    [
        .. schema.Tables.Values.SelectMany(Columns).Concat(schema.Indexes.Values.Select(Index))
            .Concat(schema.Views.Values.Select(view => $"view {view.Name}")).Concat(schema.Triggers.Values.Select(trigger => $"trigger {trigger.Name} on {trigger.Table}"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The same from the library's own tables.</summary>
    public static IReadOnlyList<string> Describe(SqliteFile database) =>
    [
        .. database.Rows("""
            SELECT 'column ' || m.name || '.' || c.name || ' ' || upper(c.type) || CASE WHEN c."notnull" THEN ' not null' ELSE '' END
                || CASE WHEN c.pk THEN ' key' ELSE '' END || CASE c.hidden WHEN 2 THEN ' virtual' WHEN 3 THEN ' stored' ELSE '' END
                || CASE WHEN c.dflt_value IS NULL THEN '' ELSE ' default ' || c.dflt_value END
            FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
            UNION ALL
            SELECT 'index ' || m.name || ' on ' || m.tbl_name || CASE WHEN l."unique" THEN ' unique' ELSE '' END || CASE WHEN l.partial THEN ' partial' ELSE '' END
                || ' (' || (SELECT group_concat(coalesce(i.name, '?'), ', ') FROM pragma_index_info(m.name) i) || ')'
            FROM sqlite_master m JOIN pragma_index_list(m.tbl_name) l ON l.name = m.name WHERE m.type = 'index' AND m.sql IS NOT NULL
            UNION ALL SELECT 'view ' || name FROM sqlite_master WHERE type = 'view'
            UNION ALL SELECT 'trigger ' || name || ' on ' || tbl_name FROM sqlite_master WHERE type = 'trigger'
            """).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Columns(SchemaTable table) => table.Columns.Select(column => string.Create(
        CultureInfo.InvariantCulture,
        $"column {table.Name}.{column.Name} {column.Type?.ToString().ToUpperInvariant()}{(column.IsNotNull ? " not null" : "")}{(IsKey(table, column) ? " key" : "")}{Generated(column)}{(column.Default is { } value ? $" default {Bare(value.Text)}" : "")}"));

    private static bool IsKey(SchemaTable table, SchemaColumn column) =>
        table.Constraints.Any(constraint => constraint.Kind == ConstraintKind.PrimaryKey && constraint.Columns.Contains(column.Name, StringComparer.OrdinalIgnoreCase));

    private static string Generated(SchemaColumn column) => column.Generated is null ? "" : column.IsStored ? " stored" : " virtual";

    // The library leaves out the parentheses around an expression.
    private static string Bare(string text) => text.StartsWith('(') ? text[1..^1] : text;

    private static string Index(SchemaIndex index) =>
        $"index {index.Name} on {index.Table}{(index.IsUnique ? " unique" : "")}{(index.Predicate is null ? "" : " partial")} ({string.Join(", ", index.Keys.Select(key => key.Column ?? "?"))})";
}
