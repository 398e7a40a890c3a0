namespace GenMigrate;

/// <summary>Makes scripts, of a plan or of a part of the registry.</summary>
internal sealed class ScriptMaker(MigrationRegistry registry, IMigrationDatabase database, MigrationRunnerOptions options, MigrationSettings settings)
{
    /// <summary>From a database in which all up to <paramref name="from"/> is applied.</summary>
    public MigrationScript Make(long from, MigrationTarget target) => Make(PlanFrom(from, target));

    /// <summary>For any database: what is applied is found out where the script is run.</summary>
    public MigrationScript MakeIdempotent(long from, MigrationTarget target) =>
        Make(PlanFrom(from, target), (scripter, units) => scripter.ScriptIdempotent(units, registry.Migrations, from, settings));

    /// <exception cref="MigrationRefusedException">Something stands in the way of the plan, or cannot be written down.</exception>
    public MigrationScript Make(MigrationPlan plan) => Make(plan, (scripter, units) => scripter.Script(units, settings));

    private MigrationPlan PlanFrom(long from, MigrationTarget target)
    {
        var rows = registry.Migrations.Where(migration => migration.Version <= from).Select(Applied).ToList();
        if (from != 0 && (rows.Count == 0 || rows[^1].Version != from))
        {
            throw new MigrationRefusedException([Problems.UnknownVersion(from, new HistoryView(registry.Migrations, rows))]);
        }

        return MigrationPlanner.Plan(registry, rows, target, PlanPolicy.Strict);
    }

    private MigrationScript Make(MigrationPlan plan, Func<IMigrationScripter, IReadOnlyList<MigrationUnit>, string> write)
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
            : new MigrationScript(plan.Migrations, write(scripter, [.. MigrationRun.Units(plan, options)]));
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
