namespace GenMigrate;

/// <summary>Makes the migrations of a plan, asks them for their steps, and finds what is wrong with these before anything runs.</summary>
internal static class PlanDescriber
{
    public static MigrationPlan Describe(MigrationPlan plan, IMigrationDatabase database, MigrationRunnerOptions options)
    {
        var problems = new List<MigrationProblem>(plan.Problems);
        foreach (var planned in plan.Migrations)
        {
            try
            {
                planned.Steps = Steps(planned, database, options.Services);
            }
            catch (MigrationRefusedException refusal)
            {
                // Another database's migration: named beside whatever else is wrong, and without steps that could be judged.
                problems.AddRange(refusal.Problems);
                continue;
            }

            problems.AddRange(database.Check(planned).Select(what => Problems.InvalidStep(planned.Migration, what)));
            if (planned.Row is { IsUnfinished: true } row && ResumeRule.WhyNot(row, planned.Steps) is { } why)
            {
                problems.Add(Problems.CannotResume(planned, why));
            }

            if (options.SingleTransaction && WhyNotShared(planned.Migration) is { } reason)
            {
                problems.Add(Problems.InvalidStep(planned.Migration, reason));
            }
        }

        return problems.Count == plan.Problems.Count ? plan : new MigrationPlan(plan.Migrations, problems, plan.Warnings, plan.Adopted) { PendingCount = plan.PendingCount };
    }

    /// <summary>Describes of a plan only the migration of a row; null where the plan does not have it.</summary>
    public static MigrationPlan? DescribeOnly(HistoryRow row, MigrationPlan plan, IMigrationDatabase database, MigrationRunnerOptions options) =>
        plan.Migrations.FirstOrDefault(planned => planned.Migration.Version == row.Version) is { } planned
            ? Describe(new MigrationPlan([planned], [], [], []), database, options)
            : null;

    private static IReadOnlyList<MigrationStep> Steps(PlannedMigration planned, IMigrationDatabase database, IServiceProvider? services)
    {
        try
        {
            return database.Describe(planned.Migration.Create(services), planned.Migration, planned.Direction);
        }
        catch (Exception exception) when (exception is not MigrationException)
        {
            var half = planned.Direction == MigrationDirection.Up ? "Up" : "Down";
            throw new MigrationException($"Version {planned.Migration.Version} '{planned.Migration.Name}' threw while its {half} was described, before anything was executed: {exception.Message} {half} may only add steps; work belongs into Run.", exception);
        }
    }

    private static string? WhyNotShared(MigrationDescriptor migration) => migration switch
    {
        { Transaction: TransactionMode.None } => "it runs without a transaction, so it cannot take part in SingleTransaction. Run it alone first, without that option.",
        { ForeignKeys: ForeignKeyMode.CheckAtCommit } => "it checks foreign keys at commit only, which cannot change inside a transaction, so it cannot take part in SingleTransaction. Run it alone first, without that option.",
        _ => null,
    };
}
