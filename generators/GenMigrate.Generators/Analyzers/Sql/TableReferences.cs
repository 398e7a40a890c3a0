namespace GenMigrate.Generators;

/// <summary>Which tables refer to which on SQLite, as far as statements tell that were read one after the other.</summary>
internal sealed class TableReferences
{
    private readonly List<TableReference> _references = [];

    /// <summary>What refers to a table, itself left out.</summary>
    public IReadOnlyList<TableReference> To(string table) =>
        [.. _references.Where(reference => Is(reference.Parent, table) && !Is(reference.Child, table))];

    /// <summary>Follows a statement.</summary>
    public void Read(SqlStatement statement)
    {
        if (SqlFacts.RenamedTable(statement) is { } renamed)
        {
            Rename(NameOf(renamed.From), NameOf(renamed.To));
        }
        else if (SqlFacts.DroppedTable(statement) is { } dropped)
        {
            _references.RemoveAll(reference => Is(reference.Child, NameOf(dropped)));
        }
        else if (Owner(statement) is { } owner)
        {
            Add(NameOf(owner), statement.Tokens);
        }
    }

    public static string NameOf(SqlName name) => name.NameIn(SqlLanguage.Sqlite);

    public static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    // What refers to a table follows its new name.
    private void Rename(string from, string to)
    {
        for (var i = 0; i < _references.Count; i++)
        {
            var (child, parent, onDelete) = _references[i];
            _references[i] = new TableReference(Is(child, from) ? to : child, Is(parent, from) ? to : parent, onDelete);
        }
    }

    private static SqlName? Owner(SqlStatement statement)
    {
        var reader = new SqlReader(statement);
        return SqlFacts.CreatedTable(statement) ?? (reader.Take("ALTER") && reader.TakeTable() is { } altered && reader.Take("ADD") ? altered : null);
    }

    private void Add(string child, IReadOnlyList<SqlToken> tokens)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Is("REFERENCES") && tokens[i + 1].IsIdentifier)
            {
                _references.Add(new TableReference(child, tokens[i + 1].Value, OnDelete(tokens, i + 2)));
            }
        }
    }

    // The clause comes before the next constraint.
    private static string OnDelete(IReadOnlyList<SqlToken> tokens, int at)
    {
        for (; at + 2 < tokens.Count && !tokens[at].Is("REFERENCES"); at++)
        {
            if (tokens[at].Is("ON") && tokens[at + 1].Is("DELETE"))
            {
                var action = tokens[at + 2].Text.ToUpperInvariant();
                return action is "SET" or "NO" && at + 3 < tokens.Count ? $"{action} {tokens[at + 3].Text.ToUpperInvariant()}" : action;
            }
        }

        return "NO ACTION";
    }
}
