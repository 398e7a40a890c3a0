namespace GenMigrate.Generators;

/// <summary>
/// GENM4001: a statement that its database refuses in a transaction, where there is one: around the migration, or around
/// each step of code of one that opted out.
/// </summary>
internal static class NotInTransactionRule
{
    public static IEnumerable<SqlFinding> Check(SqlBatch batch, IReadOnlyList<(SqlScript Script, SqlStatement Statement)> statements, SqlLanguage language)
    {
        if (batch.Owner is not { } owner)
        {
            yield break;
        }

        foreach (var (script, statement) in statements)
        {
            if ((batch.IsInTransaction || script.IsCode) && SqlFacts.WhyNotInTransaction(statement, language) is { } name)
            {
                yield return new SqlFinding(Descriptors.NotInTransaction, script, statement, Fix: !script.IsCode, $"{name} cannot run in a transaction", owner.DisplayName, Advice(owner, script));
            }
        }

        if (batch.IsInTransaction && language == SqlLanguage.PostgreSql)
        {
            foreach (var finding in CheckEnums(owner, statements))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<SqlFinding> CheckEnums(MigrationEntry owner, IReadOnlyList<(SqlScript Script, SqlStatement Statement)> statements)
    {
        var created = new HashSet<string>(StringComparer.Ordinal);
        var added = new List<string>();
        foreach (var (script, statement) in statements)
        {
            if (added.Find(value => SqlFacts.UsesEnumValue(statement, value)) is { } used)
            {
                yield return new SqlFinding(
                    Descriptors.NotInTransaction, script, statement, Fix: false,
                    $"The enum value '{used}' cannot be used in the transaction that adds it", owner.DisplayName, "use it in a migration of its own that comes after this one");
            }

            if (CreatedType(statement) is { } type)
            {
                created.Add(type.NameIn(SqlLanguage.PostgreSql));
            }
            else if (SqlFacts.AddedEnumValue(statement) is { } value && !created.Contains(value.Type.NameIn(SqlLanguage.PostgreSql)))
            {
                added.Add(value.Value);
            }
        }
    }

    // Values of a type that the transaction itself created may be used at once.
    private static SqlName? CreatedType(SqlStatement statement)
    {
        var reader = new SqlReader(statement);
        return reader.Take("CREATE", "TYPE") ? reader.TakeName() : null;
    }

    private static string Advice(MigrationEntry owner, SqlScript script) => (owner, script.IsCode) switch
    {
        (_, true) => "move it out of the code into a step of its own, Sql(...), of a migration with Transaction = TransactionMode.None",
        (FileEntry, _) => "put it into a file of its own with the line '-- migrate:no-transaction'",
        _ => "put it into a migration of its own with Transaction = TransactionMode.None",
    };
}
