namespace GenMigrate;

/// <summary>Makes scripts, of a plan or of a part of the registry.</summary>
internal sealed class ScriptMaker(MigrationRegistry registry, IMigrationDatabase database, MigrationRunnerOptions options, MigrationSettings settings)
{
    /// <summary>From a database in which all up to <paramref name="from"/> is applied.</summary>
    public MigrationScript Make(long from, MigrationTarget target)
    {
        var rows = registry.Migrations.Where(migration => migration.Version <= from).Select(Applied).ToList();
        if (from != 0 && (rows.Count == 0 || rows[^1].Version != from))
        {
            throw new MigrationRefusedException([Problems.UnknownVersion(from, new HistoryView(registry.Migrations, rows))]);
        }

        return Make(MigrationPlanner.Plan(registry, rows, target, PlanPolicy.Strict));
    }

    /// <exception cref="MigrationRefusedException">Something stands in the way of the plan, or cannot be written down.</exception>
    public MigrationScript Make(MigrationPlan plan)
    {
        if (database is not IMigrationScripter scripter)
        {
            throw new MigrationException($"Migrations of {database.ProviderName} cannot be written as a script: it has no tool that would run it as the runner does. Use `up`.");
        }

        plan = PlanDescriber.Describe(plan, database, options);
        var code = plan.Migrations.SelectMany(planned => planned.Steps.Skip(planned.ResumeAfter).Where(step => step.Text is null).Select(step => Problems.CodeInScript(planned.Migration, step)));
        List<MigrationProblem> problems = [.. plan.Problems, .. code];
        return problems.Count > 0
            ? throw new MigrationRefusedException(problems)
            : new MigrationScript(plan.Migrations, scripter.Script([.. MigrationRun.Units(plan, options)], settings));
    }

    private HistoryRow Applied(MigrationDescriptor migration) => new()
    {
        Registry = settings.Registry,
        Kind = migration.Kind,
        Version = migration.Version,
        Name = migration.Name,
        Checksum = migration.Checksum,
        State = HistoryState.Applied,
    };
}
