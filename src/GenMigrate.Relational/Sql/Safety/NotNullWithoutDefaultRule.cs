namespace GenMigrate;

/// <summary>GENM7001: a column that is added as NOT NULL without a default fails as soon as the table has a row.</summary>
internal static class NotNullWithoutDefaultRule
{
    public const string Id = "GENM7001";

    public static IEnumerable<SafetyFinding> Check(ParsedStatement statement, SafetyContext context)
    {
        if (statement is not AlterTableStatement alter || context.ReleasedTable(alter.Table) is not { } table)
        {
            yield break;
        }

        foreach (var column in alter.Actions.OfType<AddColumn>().Select(add => add.Column))
        {
            if (column is { IsNotNull: true, IsIdentity: false, Generated: null } && HasNoValue(column))
            {
                yield return new SafetyFinding(Id, [column.Name, table.Name.Name]);
            }
        }
    }

    // A domain may have a default of its own; its name has a schema or is none of the built-in ones.
    private static bool HasNoValue(ColumnDefinition column) =>
        column.Type is { IsSerial: false, Schema: null } type
        && BuiltInTypes.Contains(type.Name)
        && (column.Default is null || string.Equals(column.Default.Text, "NULL", StringComparison.OrdinalIgnoreCase));
}
