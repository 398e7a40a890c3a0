using System.Collections.Immutable;

namespace GenMigrate;

/// <summary>The schema of a database as migrations make it. Immutable; a statement makes another one.</summary>
internal sealed record DatabaseSchema
{
    private const string DefaultSchema = "public";

    private DatabaseSchema(SqlLanguage language)
    {
        Language = language;
        var names = SqlNames.Of(language);
        Tables = ImmutableDictionary.Create<ObjectName, SchemaTable>(names);
        Indexes = ImmutableDictionary.Create<ObjectName, SchemaIndex>(names);
        Views = ImmutableDictionary.Create<ObjectName, SchemaView>(names);
        Triggers = ImmutableDictionary.Create<ObjectName, SchemaTrigger>(names);
        Others = ImmutableDictionary.Create<ObjectName, SchemaObject>(names);
        UnknownNames = ImmutableHashSet.Create<ObjectName>(names);
        SearchPath = language == SqlLanguage.PostgreSql ? [DefaultSchema] : [];
    }

    public SqlLanguage Language { get; }

    public ImmutableDictionary<ObjectName, SchemaTable> Tables { get; init; }

    public ImmutableDictionary<ObjectName, SchemaIndex> Indexes { get; init; }

    public ImmutableDictionary<ObjectName, SchemaView> Views { get; init; }

    public ImmutableDictionary<ObjectName, SchemaTrigger> Triggers { get; init; }

    public ImmutableDictionary<ObjectName, SchemaObject> Others { get; init; }

    /// <summary>Whether there is nothing but what is listed.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>What may be there in another form than any that is known.</summary>
    public ImmutableHashSet<ObjectName> UnknownNames { get; init; }

    /// <summary>The schemas in which PostgreSQL looks for names.</summary>
    public IReadOnlyList<string> SearchPath { get; init; }

    /// <summary>A database without objects.</summary>
    public static DatabaseSchema Empty(SqlLanguage language) => new(language);

    /// <summary>A database of which nothing is known.</summary>
    public static DatabaseSchema Unknown(SqlLanguage language) => new(language) { IsComplete = false };

    /// <summary>All is forgotten: a statement may have changed anything.</summary>
    public DatabaseSchema Forget() => Unknown(Language) with { SearchPath = SearchPath };

    /// <summary>The full name of an object that is to be created.</summary>
    public ObjectName NewName(ObjectName name) =>
        Language == SqlLanguage.Sqlite ? name with { Schema = null }
        : name.Schema is not null ? name
        : name with { Schema = SearchPath.Count > 0 ? SearchPath[0] : DefaultSchema };

    public Lookup<SchemaTable> FindTable(ObjectName name) => Find(Tables, name);

    public Lookup<SchemaIndex> FindIndex(ObjectName name) => Find(Indexes, name);

    public Lookup<SchemaView> FindView(ObjectName name) => Find(Views, name);

    /// <summary>The full name of what a name means; of something absent the name that it would get.</summary>
    public ObjectName Resolve<T>(ImmutableDictionary<ObjectName, T> objects, ObjectName name) =>
        Candidates(name).FirstOrDefault(objects.ContainsKey) ?? NewName(name);

    /// <summary>The same with one object of unknown form.</summary>
    public DatabaseSchema WithUnknown(ObjectName name)
    {
        var full = Resolve(Tables, name);
        return this with
        {
            Tables = Tables.Remove(full),
            Indexes = Indexes.Remove(full).RemoveRange(IndexesOf(full).Select(index => index.Name)),
            Views = Views.Remove(full),
            UnknownNames = UnknownNames.Add(full),
        };
    }

    public IEnumerable<SchemaIndex> IndexesOf(ObjectName table) => Indexes.Values.Where(index => SqlNames.Of(Language).Equals(index.Table, table));

    public bool AreEqual(string? left, string? right) => SqlNames.AreEqual(left, right, Language);

    private Lookup<T> Find<T>(ImmutableDictionary<ObjectName, T> objects, ObjectName name)
        where T : class
    {
        foreach (var candidate in Candidates(name))
        {
            if (UnknownNames.Contains(candidate))
            {
                return Lookup<T>.Unknown;
            }

            if (objects.TryGetValue(candidate, out var found))
            {
                return Lookup<T>.Of(found);
            }
        }

        return IsComplete ? Lookup<T>.Of(null) : Lookup<T>.Unknown;
    }

    private IEnumerable<ObjectName> Candidates(ObjectName name) =>
        Language == SqlLanguage.Sqlite || name.Schema is not null || SearchPath.Count == 0
            ? [NewName(name)]
            : SearchPath.Select(schema => name with { Schema = schema });
}
