namespace GenMigrate;

/// <summary>What a run will do, made before anything is executed. Empty, and without problems, when nothing is to do.</summary>
public sealed class MigrationPlan
{
    internal MigrationPlan(IReadOnlyList<PlannedMigration> migrations, IReadOnlyList<MigrationProblem> problems, IReadOnlyList<MigrationProblem> warnings, IReadOnlyList<HistoryRow> adopted)
    {
        Migrations = migrations;
        Problems = [.. problems.OrderBy(problem => problem.Version)];
        Warnings = warnings;
        Adopted = adopted;
    }

    /// <summary>The migrations in the order in which they run.</summary>
    public IReadOnlyList<PlannedMigration> Migrations { get; }

    /// <summary>What stands in the way, in order of version; where there is any, nothing is executed.</summary>
    public IReadOnlyList<MigrationProblem> Problems { get; }

    /// <summary>What is worth knowing and does not stop the run.</summary>
    public IReadOnlyList<MigrationProblem> Warnings { get; }

    /// <summary>Whether nothing is to do and nothing is wrong.</summary>
    public bool IsEmpty => Migrations.Count == 0 && Problems.Count == 0 && Adopted.Count == 0;

    /// <summary>Rows of an older tool without a checksum, as they will be completed.</summary>
    internal IReadOnlyList<HistoryRow> Adopted { get; }

    /// <summary>How many versions of the program are not, or not completely, applied, whether the plan reaches them or not.</summary>
    internal int PendingCount { get; init; }

    /// <summary>The plan, with these problems too.</summary>
    internal MigrationPlan With(IReadOnlyList<MigrationProblem> problems) => problems.Count == 0
        ? this
        : new MigrationPlan(Migrations, [.. problems, .. Problems], Warnings, Adopted) { PendingCount = PendingCount };
}
