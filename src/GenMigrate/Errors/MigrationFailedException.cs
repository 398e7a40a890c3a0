namespace GenMigrate;

/// <summary>A migration failed. What ran before it stays applied and is listed in <see cref="Completed"/>.</summary>
public sealed class MigrationFailedException : MigrationException
{
    internal MigrationFailedException(string message, MigrationDescriptor migration, MigrationDirection direction, StepFailure failure, IReadOnlyList<MigrationResult> completed)
        : base(message, failure.Cause)
    {
        Version = migration.Version;
        Name = migration.Name;
        Direction = direction;
        Step = failure.Step;
        Line = failure.Line;
        Column = failure.Column;
        Completed = completed;
    }

    /// <summary>The version that failed.</summary>
    public long Version { get; }

    /// <summary>The name of the migration that failed.</summary>
    public string Name { get; }

    /// <summary>Whether it was being applied or rolled back.</summary>
    public MigrationDirection Direction { get; }

    /// <summary>The step that failed; null where it was none of the migration's own.</summary>
    public string? Step { get; }

    /// <summary>The line, from 1, in the step's text (or in the <c>.sql</c> file) where the failing statement starts; null for code.</summary>
    public int? Line { get; }

    /// <summary>The column, from 1, in that line; null where it is not known.</summary>
    public int? Column { get; }

    /// <summary>What was done before in the same run.</summary>
    public IReadOnlyList<MigrationResult> Completed { get; }
}
