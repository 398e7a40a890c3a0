using System.Collections.Immutable;

namespace GenMigrate;

/// <summary>Follows statements: the schema before one and the statement make the schema after it.</summary>
internal static class SchemaFold
{
    /// <summary>The schema after all statements of a text.</summary>
    public static DatabaseSchema Apply(DatabaseSchema schema, string sql, long version)
    {
        foreach (var statement in SqlSplitter.Split(sql, schema.Language))
        {
            schema = Apply(schema, DdlParser.Parse(statement, schema.Language), version);
        }

        return schema;
    }

    /// <summary>The schema after a statement.</summary>
    /// <param name="schema">The schema before it.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="version">The migration that it belongs to.</param>
    public static DatabaseSchema Apply(DatabaseSchema schema, ParsedStatement statement, long version) => statement switch
    {
        OtherStatement => schema,
        SetSearchPathStatement setting => schema with { SearchPath = setting.Schemas },
        CreateTableStatement create => CreateTable(schema, create, version),
        AlterTableStatement alter => TableFold.Alter(schema, alter, version),
        CreateIndexStatement create => CreateIndex(schema, create, version),
        CreateViewStatement create => CreateView(schema, create, version),
        CreateTriggerStatement create => CreateTrigger(schema, create, version),
        CreateEnumStatement create => WithOther(schema, new SchemaObject(SqlObjectKind.Type, schema.NewName(create.Name), version) { Values = create.Values.ToImmutableList() }),
        CreateObjectStatement create => WithOther(schema, new SchemaObject(create.Kind, schema.NewName(create.Name), version)),
        AddEnumValueStatement add => AddValue(schema, add),
        DropStatement drop => DropFold.Apply(schema, drop),
        RenameObjectStatement rename => RenameFold.Apply(schema, rename),
        UnparsedStatement { Touched.Count: > 0 } unparsed => unparsed.Touched.Aggregate(schema, (known, name) => known.WithUnknown(name)),
        _ => schema.Forget(),
    };

    private static DatabaseSchema CreateTable(DatabaseSchema schema, CreateTableStatement create, long version)
    {
        var name = schema.NewName(create.Table);
        if (create.IfNotExists && !schema.FindTable(name).IsAbsent)
        {
            // The table that was there stays, and where nobody knows, nobody does afterwards.
            return schema.FindTable(name).IsUnknown ? schema.WithUnknown(name) : schema;
        }

        var table = new SchemaTable(name, version)
        {
            Columns = create.Columns.Select(column => TableFold.ToColumn(column, version)).ToImmutableList(),
            Constraints = create.Columns.SelectMany(column => column.Constraints).Concat(create.Constraints).ToImmutableList(),
            HasAllColumns = create.HasAllColumns,
            IsTemporary = create.IsTemporary,
            IsPartitioned = create.IsPartitioned,
            IsVirtual = create.IsVirtual,
            IsStrict = create.IsStrict,
            IsWithoutRowId = create.IsWithoutRowId,
        };
        return schema with
        {
            Tables = schema.Tables.SetItem(name, TableFold.WithNames(schema, TableFold.WithKeys(schema, table))),
            UnknownNames = schema.UnknownNames.Remove(name),
        };
    }

    private static DatabaseSchema CreateIndex(DatabaseSchema schema, CreateIndexStatement create, long version)
    {
        var table = schema.Resolve(schema.Tables, create.Table);
        if (create.Name is null)
        {
            return schema;
        }

        // An index lies in the schema of its table.
        var name = new ObjectName(table.Schema, create.Name.Name);
        if (create.IfNotExists && schema.Indexes.ContainsKey(name))
        {
            return schema;
        }

        var index = new SchemaIndex(name, table, version)
        {
            IsUnique = create.IsUnique,
            Method = create.Method,
            Keys = create.Keys.ToImmutableList(),
            Included = create.Included.ToImmutableList(),
            Predicate = create.Predicate,
        };
        return schema with { Indexes = schema.Indexes.SetItem(name, index), UnknownNames = schema.UnknownNames.Remove(name) };
    }

    private static DatabaseSchema CreateView(DatabaseSchema schema, CreateViewStatement create, long version)
    {
        var name = schema.NewName(create.Name);
        return create.IfNotExists && schema.Views.ContainsKey(name)
            ? schema
            : schema with { Views = schema.Views.SetItem(name, new SchemaView(name, create.Query, create.IsMaterialized, version)) };
    }

    // PostgreSQL's triggers are named within their table.
    private static DatabaseSchema CreateTrigger(DatabaseSchema schema, CreateTriggerStatement create, long version)
    {
        var table = schema.Resolve(schema.Tables, create.Table);
        var name = schema.Language == SqlLanguage.Sqlite ? schema.NewName(create.Name) : new ObjectName(table.ToString(), create.Name.Name);
        return create.IfNotExists && schema.Triggers.ContainsKey(name)
            ? schema
            : schema with { Triggers = schema.Triggers.SetItem(name, new SchemaTrigger(name, table, create.Body, version)) };
    }

    private static DatabaseSchema WithOther(DatabaseSchema schema, SchemaObject created) =>
        schema with { Others = schema.Others.SetItem(created.Name, created) };

    private static DatabaseSchema AddValue(DatabaseSchema schema, AddEnumValueStatement add)
    {
        var name = schema.Resolve(schema.Others, add.Type);
        return schema.Others.TryGetValue(name, out var type) && !type.Values.Contains(add.Value)
            ? WithOther(schema, type with { Values = type.Values.Add(add.Value) })
            : schema;
    }
}
