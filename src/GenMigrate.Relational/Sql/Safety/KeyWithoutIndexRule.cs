namespace GenMigrate;

/// <summary>GENM6006: a UNIQUE or PRIMARY KEY constraint without USING INDEX builds its index under ACCESS EXCLUSIVE.</summary>
internal static class KeyWithoutIndexRule
{
    public const string Id = "GENM6006";

    public static IEnumerable<SafetyFinding> Check(ParsedStatement statement, SafetyContext context)
    {
        // A partitioned table takes no index over.
        if (statement is not AlterTableStatement alter || context.ReleasedTable(alter.Table) is not { IsPartitioned: false } table)
        {
            yield break;
        }

        foreach (var constraint in alter.Actions.SelectMany(Constraints))
        {
            if (constraint is { Kind: ConstraintKind.Unique or ConstraintKind.PrimaryKey, UsingIndex: null })
            {
                var kind = constraint.Kind == ConstraintKind.Unique ? "UNIQUE" : "PRIMARY KEY";
                yield return new SafetyFinding(Id, [kind, table.Name.Name]);
            }
        }
    }

    private static IEnumerable<TableConstraint> Constraints(AlterTableAction action) => action switch
    {
        AddConstraint add => [add.Constraint],
        AddColumn add => add.Column.Constraints,
        _ => [],
    };
}
