namespace GenMigrate;

/// <summary>Steps of MongoDB migrations, and what is wrong with them, without a database.</summary>
internal static class MongoMigrationDescriber
{
    public static IReadOnlyList<MigrationStep> Describe(Migration migration, MigrationDescriptor descriptor, MigrationDirection direction)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (migration is not MongoMigration mongo)
        {
            throw new MigrationRefusedException([new MigrationProblem(
                MigrationProblemKind.InvalidStep,
                descriptor.Version,
                $"Version {descriptor.Version} '{descriptor.Name}' derives from {migration?.GetType().BaseType?.Name}, which is not for MongoDB. Derive it from MongoMigration, or give it a registry of its own ([Migration({descriptor.Version}, Registry = \"…\")]) that runs on its own database.")]);
        }

        var builder = new MongoMigrationBuilder();
        if (direction == MigrationDirection.Up)
        {
            mongo.Up(builder);
        }
        else
        {
            mongo.Down(builder);
        }

        return builder.Steps;
    }

    public static IEnumerable<string> Check(PlannedMigration planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return planned.Steps.OfType<MongoStep>().SelectMany(step => step.Check().Select(what => $"step '{step.Name}': {what}"));
    }
}
