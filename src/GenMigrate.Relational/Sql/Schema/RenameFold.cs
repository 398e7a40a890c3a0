using System.Collections.Immutable;

namespace GenMigrate;

/// <summary>Follows new names, in what has them and in what refers to it.</summary>
internal static class RenameFold
{
    public static DatabaseSchema Apply(DatabaseSchema schema, RenameObjectStatement rename)
    {
        switch (rename.Kind)
        {
            case SqlObjectKind.Index when schema.Indexes.TryGetValue(schema.Resolve(schema.Indexes, rename.Name), out var index):
                var renamed = index with { Name = index.Name with { Name = rename.NewName } };
                return schema with { Indexes = schema.Indexes.Remove(index.Name).SetItem(renamed.Name, renamed) };
            case SqlObjectKind.View or SqlObjectKind.MaterializedView when schema.Views.TryGetValue(schema.Resolve(schema.Views, rename.Name), out var view):
                var named = view with { Name = view.Name with { Name = rename.NewName } };
                return schema with { Views = schema.Views.Remove(view.Name).SetItem(named.Name, named) };
            case SqlObjectKind.Schema:
                return schema.Forget();
            default:
                return Other(schema, rename);
        }
    }

    public static DatabaseSchema Table(DatabaseSchema schema, SchemaTable table, ObjectName to)
    {
        var names = SqlNames.Of(schema.Language);
        var from = table.Name;
        var renamed = schema with { Tables = schema.Tables.Remove(from).SetItem(to, table with { Name = to }), UnknownNames = schema.UnknownNames.Remove(to) };
        foreach (var index in schema.IndexesOf(from))
        {
            var moved = index with { Table = to, Name = index.Name with { Schema = to.Schema } };
            renamed = renamed with { Indexes = renamed.Indexes.Remove(index.Name).SetItem(moved.Name, moved) };
        }

        foreach (var trigger in schema.Triggers.Values.Where(trigger => names.Equals(trigger.Table, from)))
        {
            renamed = renamed with { Triggers = renamed.Triggers.SetItem(trigger.Name, trigger with { Table = to }) };
        }

        return ForConstraints(renamed, constraint => constraint.Referenced is { } parent && names.Equals(schema.Resolve(schema.Tables, parent), from) ? constraint with { Referenced = to } : constraint);
    }

    public static DatabaseSchema Column(DatabaseSchema schema, SchemaTable table, string from, string to)
    {
        string New(string name) => schema.AreEqual(name, from) ? to : name;
        var names = SqlNames.Of(schema.Language);
        var renamed = table with
        {
            Columns = table.Columns.Select(column => column with { Name = New(column.Name), Generated = column.Generated?.Rename(from, to) }).ToImmutableList(),
            Constraints = table.Constraints.Select(constraint => constraint with { Columns = [.. constraint.Columns.Select(New)], Condition = constraint.Condition?.Rename(from, to) }).ToImmutableList(),
        };
        var result = schema with { Tables = schema.Tables.SetItem(table.Name, renamed) };
        foreach (var index in schema.IndexesOf(table.Name))
        {
            var keys = index.Keys.Select(key => new IndexKey(key.Column is null ? null : New(key.Column), key.Text.Rename(from, to)));
            result = result with { Indexes = result.Indexes.SetItem(index.Name, index with { Keys = keys.ToImmutableList(), Predicate = index.Predicate?.Rename(from, to) }) };
        }

        return ForConstraints(result, constraint => constraint.Referenced is { } parent && names.Equals(schema.Resolve(schema.Tables, parent), table.Name)
            ? constraint with { ReferencedColumns = [.. constraint.ReferencedColumns.Select(New)] }
            : constraint);
    }

    private static DatabaseSchema Other(DatabaseSchema schema, RenameObjectStatement rename)
    {
        if (!schema.Others.TryGetValue(schema.Resolve(schema.Others, rename.Name), out var found))
        {
            return schema;
        }

        var renamed = found with { Name = found.Name with { Name = rename.NewName } };
        return schema with { Others = schema.Others.Remove(found.Name).SetItem(renamed.Name, renamed) };
    }

    private static DatabaseSchema ForConstraints(DatabaseSchema schema, Func<TableConstraint, TableConstraint> change)
    {
        foreach (var table in schema.Tables.Values.Where(table => table.Constraints.Any(constraint => constraint.Referenced is not null)))
        {
            schema = schema with { Tables = schema.Tables.SetItem(table.Name, table with { Constraints = table.Constraints.Select(change).ToImmutableList() }) };
        }

        return schema;
    }
}
