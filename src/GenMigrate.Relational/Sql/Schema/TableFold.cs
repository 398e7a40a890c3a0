using System.Collections.Immutable;

namespace GenMigrate;

/// <summary>Follows <c>ALTER TABLE</c>.</summary>
internal static class TableFold
{
    public static DatabaseSchema Alter(DatabaseSchema schema, AlterTableStatement statement, long version)
    {
        var name = schema.Resolve(schema.Tables, statement.Table);
        foreach (var action in statement.Actions)
        {
            if (!schema.Tables.TryGetValue(name, out var table))
            {
                return schema;
            }

            if (action is RenameTable rename)
            {
                schema = RenameFold.Table(schema, table, name with { Name = rename.To });
                name = name with { Name = rename.To };
            }
            else if (action is MoveToSchema move)
            {
                schema = RenameFold.Table(schema, table, name with { Schema = move.Schema });
                name = name with { Schema = move.Schema };
            }
            else if (action is RenameColumn column)
            {
                schema = RenameFold.Column(schema, table, column.From, column.To);
            }
            else
            {
                schema = Change(schema, table, action, version);
            }
        }

        return schema;
    }

    public static SchemaColumn ToColumn(ColumnDefinition column, long version) => new(column.Name, column.Type, version)
    {
        IsNotNull = column.IsNotNull,
        Default = column.Default,
        Generated = column.Generated,
        IsStored = column.IsStored,
        IsIdentity = column.IsIdentity,
        Collation = column.Collation,
    };

    /// <summary>The columns of a primary key get NOT NULL, on SQLite only without row numbers.</summary>
    public static SchemaTable WithKeys(DatabaseSchema schema, SchemaTable table)
    {
        if (schema.Language == SqlLanguage.Sqlite && !table.IsWithoutRowId)
        {
            return table;
        }

        var keys = table.Constraints.Where(constraint => constraint.Kind == ConstraintKind.PrimaryKey).SelectMany(constraint => constraint.Columns).ToList();
        return keys.Count == 0
            ? table
            : table with { Columns = table.Columns.Select(column => keys.Exists(key => schema.AreEqual(key, column.Name)) ? column with { IsNotNull = true } : column).ToImmutableList() };
    }

    /// <summary>Gives constraints without a name the one that PostgreSQL chooses.</summary>
    public static SchemaTable WithNames(DatabaseSchema schema, SchemaTable table)
    {
        if (schema.Language == SqlLanguage.Sqlite)
        {
            return table;
        }

        var taken = new HashSet<string>(table.Constraints.Select(constraint => constraint.Name).OfType<string>(), StringComparer.Ordinal);
        return table with
        {
            Constraints = table.Constraints.Select(constraint => constraint.Name is null ? constraint with { Name = ConstraintNames.Choose(table, constraint, taken) } : constraint).ToImmutableList(),
        };
    }

    private static DatabaseSchema Change(DatabaseSchema schema, SchemaTable table, AlterTableAction action, long version)
    {
        if (action is DropColumn drop)
        {
            return DropFold.Column(schema, table, drop);
        }

        var changed = action switch
        {
            AddColumn add => Add(schema, table, add, version),
            ChangeColumnType change => Set(schema, table, change.Column, column => column with { Type = change.Type, Collation = change.Collation }),
            SetColumnDefault change => Set(schema, table, change.Column, column => column with { Default = change.Default }),
            SetColumnNullability change => Set(schema, table, change.Column, column => column with { IsNotNull = change.IsNotNull }),
            SetColumnGeneration change => Set(schema, table, change.Column, column => column with { IsIdentity = change.IsIdentity, Generated = null, IsStored = false }),
            AddConstraint add => Add(schema, table, add.Constraint),
            DropConstraint removed => table with { Constraints = table.Constraints.RemoveAll(constraint => schema.AreEqual(constraint.Name, removed.Constraint)) },
            ValidateConstraint validate => SetConstraint(schema, table, validate.Constraint, constraint => constraint with { IsValidated = true }),
            RenameConstraint rename => SetConstraint(schema, table, rename.From, constraint => constraint with { Name = rename.To }),
            _ => table,
        };
        return schema with { Tables = schema.Tables.SetItem(table.Name, changed) };
    }

    private static SchemaTable Add(DatabaseSchema schema, SchemaTable table, AddColumn add, long version)
    {
        if (add.IfNotExists && table.Columns.Any(column => schema.AreEqual(column.Name, add.Column.Name)))
        {
            return table;
        }

        var wider = table with
        {
            Columns = table.Columns.Add(ToColumn(add.Column, version)),
            Constraints = table.Constraints.AddRange(add.Column.Constraints),
        };
        return WithNames(schema, WithKeys(schema, wider));
    }

    // A key that takes over an index has its columns, and the index is the constraint's from then on.
    private static SchemaTable Add(DatabaseSchema schema, SchemaTable table, TableConstraint constraint)
    {
        if (constraint.UsingIndex is { } index && schema.Indexes.TryGetValue(table.Name with { Name = index }, out var found))
        {
            constraint = constraint with { Columns = [.. found.Keys.Select(key => key.Column).OfType<string>()] };
        }

        return WithNames(schema, WithKeys(schema, table with { Constraints = table.Constraints.Add(constraint) }));
    }

    private static SchemaTable Set(DatabaseSchema schema, SchemaTable table, string name, Func<SchemaColumn, SchemaColumn> change) =>
        table with { Columns = table.Columns.Select(column => schema.AreEqual(column.Name, name) ? change(column) : column).ToImmutableList() };

    private static SchemaTable SetConstraint(DatabaseSchema schema, SchemaTable table, string name, Func<TableConstraint, TableConstraint> change) =>
        table with { Constraints = table.Constraints.Select(constraint => schema.AreEqual(constraint.Name, name) ? change(constraint) : constraint).ToImmutableList() };
}
