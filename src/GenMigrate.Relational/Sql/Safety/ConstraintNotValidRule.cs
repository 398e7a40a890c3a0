namespace GenMigrate;

/// <summary>GENM6003: a foreign key or check that is added without NOT VALID has every row of the table read under its lock.</summary>
internal static class ConstraintNotValidRule
{
    public const string Id = "GENM6003";

    public static IEnumerable<SafetyFinding> Check(ParsedStatement statement, SafetyContext context)
    {
        if (statement is not AlterTableStatement alter || context.ReleasedTable(alter.Table) is not { IsPartitioned: false } table)
        {
            yield break;
        }

        foreach (var constraint in alter.Actions.OfType<AddConstraint>().Select(action => action.Constraint))
        {
            if (constraint is { Kind: ConstraintKind.ForeignKey, IsValidated: true, Referenced: { } referenced })
            {
                yield return new SafetyFinding(
                    Id, ["FOREIGN KEY", table.Name.Name, $"SHARE ROW EXCLUSIVE locks on it and on '{referenced.Name}', which block writes"]);
            }
            else if (constraint is { Kind: ConstraintKind.Check, IsValidated: true })
            {
                yield return new SafetyFinding(Id, ["CHECK", table.Name.Name, "an ACCESS EXCLUSIVE lock, which blocks reads and writes"]);
            }
        }
    }
}
