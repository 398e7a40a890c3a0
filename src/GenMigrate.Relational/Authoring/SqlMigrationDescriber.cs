namespace GenMigrate;

/// <summary>Steps of SQL migrations, and what is wrong with them, without a database.</summary>
internal static class SqlMigrationDescriber
{
    public static IReadOnlyList<MigrationStep> Describe(Migration migration, MigrationDescriptor descriptor, MigrationDirection direction, SqlLanguage language, string provider)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (migration is not SqlMigration sql)
        {
            throw new MigrationRefusedException([new MigrationProblem(
                MigrationProblemKind.InvalidStep,
                descriptor.Version,
                $"Version {descriptor.Version} '{descriptor.Name}' derives from {migration?.GetType().BaseType?.Name}, which is not for {provider}. Derive it from SqlMigration, or give it a registry of its own ([Migration({descriptor.Version}, Registry = \"…\")]) that runs on its own database.")]);
        }

        var builder = new SqlMigrationBuilder(language, descriptor.Transaction);
        if (direction == MigrationDirection.Up)
        {
            sql.Up(builder);
        }
        else
        {
            sql.Down(builder);
        }

        return builder.Steps;
    }

    public static IEnumerable<string> Check(PlannedMigration planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        var transaction = planned.Migration.Transaction;
        return planned.Steps.SelectMany(step => step switch
        {
            SqlStep sql => sql.Check(transaction),
            CodeStep code => code.Check(transaction),
            _ => [],
        });
    }
}
