namespace GenMigrate;

/// <summary>GENM6004: a column whose values differ from row to row when it is added has the whole table written again.</summary>
internal static class ColumnRewriteRule
{
    public const string Id = "GENM6004";

    // Functions whose value changes within a statement. now() and CURRENT_TIMESTAMP do not: they are the transaction's start.
    private static readonly string[] Volatile =
        ["GEN_RANDOM_UUID", "UUID_GENERATE_V4", "UUID_GENERATE_V1", "UUIDV4", "UUIDV7", "RANDOM", "CLOCK_TIMESTAMP", "TIMEOFDAY", "NEXTVAL"];

    public static IEnumerable<SafetyFinding> Check(ParsedStatement statement, SafetyContext context)
    {
        if (statement is not AlterTableStatement alter || context.ReleasedTable(alter.Table) is not { } table)
        {
            yield break;
        }

        foreach (var column in alter.Actions.OfType<AddColumn>().Select(add => add.Column))
        {
            if (WhyRewritten(column) is { } reason)
            {
                yield return new SafetyFinding(Id, [column.Name, reason, table.Name.Name]);
            }
        }
    }

    private static string? WhyRewritten(ColumnDefinition column) =>
        column.Type?.IsSerial == true ? "the type " + column.Type.Name
        : column.IsIdentity ? "an identity"
        : column is { Generated: not null, IsStored: true } ? "a stored generated value"
        : column.Default is { } value && Array.Exists(Volatile, value.HasWord) ? "a volatile default"
        : null;
}
