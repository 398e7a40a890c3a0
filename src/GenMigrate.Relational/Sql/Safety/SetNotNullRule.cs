namespace GenMigrate;

/// <summary>GENM6002: SET NOT NULL reads the whole table under ACCESS EXCLUSIVE, unless a valid check proves that no row has NULL.</summary>
internal static class SetNotNullRule
{
    public const string Id = "GENM6002";

    public static IEnumerable<SafetyFinding> Check(ParsedStatement statement, SafetyContext context)
    {
        if (statement is not AlterTableStatement alter || context.ReleasedTable(alter.Table) is not { HasAllColumns: true } table)
        {
            yield break;
        }

        foreach (var change in alter.Actions.OfType<SetColumnNullability>().Where(change => change.IsNotNull))
        {
            var column = table.Columns.Find(column => column.Name == change.Column);
            if (column is { IsNotNull: false } && !table.Constraints.Exists(constraint => Proves(constraint, change.Column)))
            {
                yield return new SafetyFinding(Id, [change.Column, table.Name.Name]);
            }
        }
    }

    // CHECK (column IS NOT NULL), alone or as a part of a conjunction.
    private static bool Proves(TableConstraint constraint, string column)
    {
        if (constraint is not { Kind: ConstraintKind.Check, IsValidated: true, Condition: { } condition })
        {
            return false;
        }

        var tokens = condition.Tokens();
        for (var i = 0; i + 3 < tokens.Count; i++)
        {
            if (tokens[i + 1].Is("IS") && tokens[i + 2].Is("NOT") && tokens[i + 3].Is("NULL")
                && tokens[i].IsIdentifier && new SqlName(null, tokens[i]).NameIn(SqlLanguage.PostgreSql) == column)
            {
                return !condition.HasWord("OR");
            }
        }

        return false;
    }
}
