using System.Collections.Immutable;

namespace GenMigrate;

/// <summary>Follows what is dropped, and what goes with it.</summary>
internal static class DropFold
{
    public static DatabaseSchema Apply(DatabaseSchema schema, DropStatement drop) => drop.Names.Aggregate(schema, (known, name) => Apply(known, drop, name));

    /// <summary>A column goes with its constraints and indexes.</summary>
    public static DatabaseSchema Column(DatabaseSchema schema, SchemaTable table, DropColumn drop)
    {
        bool IsDropped(string? name) => schema.AreEqual(name, drop.Column);
        var narrower = table with
        {
            Columns = table.Columns.RemoveAll(column => IsDropped(column.Name)),
            Constraints = table.Constraints.RemoveAll(constraint => constraint.Columns.Any(IsDropped) || constraint.Condition?.Mentions(drop.Column) == true),
        };
        var indexes = schema.IndexesOf(table.Name)
            .Where(index => index.Included.Any(IsDropped) || index.Keys.Any(key => key.Text.Mentions(drop.Column)) || index.Predicate?.Mentions(drop.Column) == true)
            .Select(index => index.Name);
        var views = drop.IsCascade ? schema.Views.Values.Where(view => view.Query.Mentions(table.Name.Name)).Select(view => view.Name) : [];
        return schema with
        {
            Tables = schema.Tables.SetItem(table.Name, narrower),
            Indexes = schema.Indexes.RemoveRange(indexes),
            Views = schema.Views.RemoveRange(views),
        };
    }

    private static DatabaseSchema Apply(DatabaseSchema schema, DropStatement drop, ObjectName name) => drop.Kind switch
    {
        SqlObjectKind.Table => Table(schema, schema.Resolve(schema.Tables, name), drop.IsCascade),
        SqlObjectKind.Index => schema with { Indexes = schema.Indexes.Remove(schema.Resolve(schema.Indexes, name)) },
        SqlObjectKind.View or SqlObjectKind.MaterializedView when !drop.IsCascade => schema with { Views = schema.Views.Remove(schema.Resolve(schema.Views, name)) },
        SqlObjectKind.Trigger => Trigger(schema, name),
        SqlObjectKind.Policy or SqlObjectKind.Sequence or SqlObjectKind.Function when !drop.IsCascade => schema,
        SqlObjectKind.Type or SqlObjectKind.Domain or SqlObjectKind.Schema or SqlObjectKind.Extension when !drop.IsCascade =>
            schema with { Others = schema.Others.Remove(schema.Resolve(schema.Others, name)) },
        _ => schema.Forget(),
    };

    private static DatabaseSchema Table(DatabaseSchema schema, ObjectName table, bool isCascade)
    {
        var names = SqlNames.Of(schema.Language);
        var dropped = schema with
        {
            Tables = schema.Tables.Remove(table),
            Indexes = schema.Indexes.RemoveRange(schema.IndexesOf(table).Select(index => index.Name).ToList()),
            Triggers = schema.Triggers.RemoveRange(schema.Triggers.Values.Where(trigger => names.Equals(trigger.Table, table)).Select(trigger => trigger.Name).ToList()),
            UnknownNames = schema.UnknownNames.Remove(table),
        };
        if (!isCascade)
        {
            return dropped;
        }

        foreach (var other in dropped.Tables.Values)
        {
            var kept = other.Constraints.RemoveAll(constraint => constraint.Referenced is { } parent && names.Equals(schema.Resolve(schema.Tables, parent), table));
            dropped = dropped with { Tables = dropped.Tables.SetItem(other.Name, other with { Constraints = kept }) };
        }

        return dropped with { Views = dropped.Views.RemoveRange(dropped.Views.Values.Where(view => view.Query.Mentions(table.Name)).Select(view => view.Name).ToList()) };
    }

    // DROP TRIGGER name [ON table]: the parser leaves the table out.
    private static DatabaseSchema Trigger(DatabaseSchema schema, ObjectName name)
    {
        var found = schema.Triggers.Values.Where(trigger => schema.AreEqual(trigger.Name.Name, name.Name)).Select(trigger => trigger.Name).ToList();
        return found.Count == 1 ? schema with { Triggers = schema.Triggers.RemoveRange(found) } : schema;
    }
}
