namespace GenMigrate;

/// <summary>The words of a failed migration: what, where, what the database is like now, what to do next.</summary>
internal static class FailureMessage
{
    public static MigrationFailedException ToException(StepFailure failure, IReadOnlyList<MigrationResult> completed)
    {
        var migration = failure.Planned.Migration;
        var verb = failure.Planned.Direction == MigrationDirection.Up ? "failed" : "failed to roll back";
        var where = failure.Step is null ? "" : failure.Line is { } line ? $" in step '{failure.Step}', line {line}{(failure.Column is { } column ? $", column {column}" : "")}" : $" in step '{failure.Step}'";
        var (what, again) = (migration.Kind, failure.Planned.Direction) switch
        {
            (MigrationKind.Seed, _) => ("Seed", "`seed`"),
            (_, MigrationDirection.Up) => ("Version", "`up`"),
            _ => ("Version", "`down`"),
        };
        var message = $"{what} {migration.Version} '{migration.Name}' {verb}{where}: {failure.Reason.TrimEnd('.')}. {failure.Aftermath} Correct the {(migration.Kind == MigrationKind.Seed ? "seed" : "migration")} or the data, then run {again} again.";
        return new MigrationFailedException(message, migration, failure.Planned.Direction, failure, [.. completed]);
    }
}
