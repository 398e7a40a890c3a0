namespace GenMigrate;

/// <summary>The names that PostgreSQL gives to constraints without one.</summary>
internal static class ConstraintNames
{
    private const int Longest = 63;

    /// <summary>The name; null where it would have to be cut, which depends on the encoding.</summary>
    public static string? Choose(SchemaTable table, TableConstraint constraint, HashSet<string> taken)
    {
        var columns = string.Join("_", ColumnsOf(table, constraint));
        var name = constraint.Kind switch
        {
            ConstraintKind.PrimaryKey => $"{table.Name.Name}_pkey",
            ConstraintKind.Unique => $"{table.Name.Name}_{columns}_key",
            ConstraintKind.ForeignKey => $"{table.Name.Name}_{columns}_fkey",
            ConstraintKind.Check => columns.Length == 0 ? $"{table.Name.Name}_check" : $"{table.Name.Name}_{columns}_check",
            _ => null,
        };
        if (name is null || name.Length > Longest - 2)
        {
            return null;
        }

        var free = name;
        for (var i = 1; !taken.Add(free); i++)
        {
            free = $"{name}{i}";
        }

        return free;
    }

    // A check is named after its column if it has one only.
    private static IEnumerable<string> ColumnsOf(SchemaTable table, TableConstraint constraint)
    {
        if (constraint.Kind != ConstraintKind.Check || constraint.Condition is not { } condition)
        {
            return constraint.Columns;
        }

        var mentioned = table.Columns.Select(column => column.Name).Where(condition.Mentions).Take(2).ToList();
        return mentioned.Count == 1 ? mentioned : [];
    }
}
