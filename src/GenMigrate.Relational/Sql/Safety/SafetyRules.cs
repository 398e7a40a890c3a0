namespace GenMigrate;

/// <summary>All rules on what is dangerous on a database in use: pure functions of a statement and the schema before it.</summary>
internal static class SafetyRules
{
    public static IEnumerable<SafetyFinding> Check(ParsedStatement statement, SafetyContext context) =>
        context.Before.Language != SqlLanguage.PostgreSql
            ? []
            : IndexNotConcurrentRule.Check(statement, context)
                .Concat(SetNotNullRule.Check(statement, context))
                .Concat(ConstraintNotValidRule.Check(statement, context))
                .Concat(ColumnRewriteRule.Check(statement, context))
                .Concat(KeyWithoutIndexRule.Check(statement, context))
                .Concat(NotNullWithoutDefaultRule.Check(statement, context));
}
