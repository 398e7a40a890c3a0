namespace GenMigrate.Conformance;

/// <summary>Neutral steps as SQL. <c>VACUUM</c> is what both databases refuse in a transaction.</summary>
public static class TestSql
{
    public static string Of(TestStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Kind switch
        {
            TestStepKind.Create => $"CREATE TABLE {Quote(step.Thing)} (value TEXT NOT NULL)",
            TestStepKind.Drop => $"DROP TABLE {Quote(step.Thing)}",
            TestStepKind.Insert => Insert(step),
            TestStepKind.Delete => $"DELETE FROM {Quote(step.Thing)} WHERE value = {Literal(step.Value)}",
            TestStepKind.Fail => Fail,
            TestStepKind.Sql => step.Value,
            TestStepKind.MistypedAlone => "VACUUM nowhere",
            TestStepKind.Alone => $"VACUUM;\n{(step.IsRepeatable ? InsertMissing(step) : Insert(step))}{(step.Fails ? ";\n" + Fail : "")}",
            _ => throw new ArgumentException("Code is no SQL.", nameof(step)),
        };
    }

    public static string Quote(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Fail => $"DELETE FROM {Quote(TestStep.Obstacle)}";

    private static string Insert(TestStep step) => $"INSERT INTO {Quote(step.Thing)} VALUES ({Literal(step.Value)})";

    private static string InsertMissing(TestStep step) =>
        $"INSERT INTO {Quote(step.Thing)} SELECT {Literal(step.Value)} WHERE NOT EXISTS (SELECT 1 FROM {Quote(step.Thing)} WHERE value = {Literal(step.Value)})";

    private static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
