namespace GenMigrate.Tests;

/// <summary>What holds of every plan, for any program and any history that can come about.</summary>
public sealed class PlannerProperties
{
    [Fact]
    public void Planning_twice_gives_the_same_plan_whatever_the_order_of_the_rows() => PropertyRun.ForAll(world =>
    {
        foreach (var (target, policy) in Targets.Of(world))
        {
            var plan = MigrationPlanner.Plan(world.Registry, world.History, target, policy);
            var again = MigrationPlanner.Plan(world.Registry, [.. world.History.Reverse()], target, policy);
            Assert.Equal(plan.Items(), again.Items());
            Assert.Equal(plan.Problems, again.Problems);
            Assert.Equal(plan.Warnings, again.Warnings);
            Assert.Equal(plan.Adopted, again.Adopted);
        }
    });

    [Fact]
    public void Plans_go_down_in_descending_order_then_up_in_ascending_order_and_no_version_twice() => PropertyRun.ForAll(world =>
    {
        foreach (var (target, policy) in Targets.Of(world))
        {
            var plan = MigrationPlanner.Plan(world.Registry, world.History, target, policy);
            var down = plan.Migrations.TakeWhile(planned => planned.Direction == MigrationDirection.Down).Select(planned => planned.Migration.Version).ToList();
            var up = plan.Migrations.Skip(down.Count).ToList();
            Assert.All(up, planned => Assert.Equal(MigrationDirection.Up, planned.Direction));
            Assert.Equal(down.Distinct().OrderDescending(), down);
            Assert.Equal(up.Select(planned => planned.Migration.Version).Distinct().Order(), up.Select(planned => planned.Migration.Version));
        }
    });

    [Fact]
    public void Plans_upwards_take_nothing_back_and_plans_downwards_apply_nothing() => PropertyRun.ForAll(world =>
    {
        foreach (var (target, policy) in Targets.Of(world))
        {
            var plan = MigrationPlanner.Plan(world.Registry, world.History, target, policy);
            Assert.All(plan.Migrations, planned => Assert.True(target.Kind switch
            {
                TargetKind.Latest or TargetKind.UpTo => planned.Direction == MigrationDirection.Up || planned.Row!.IsReverting,
                TargetKind.To => true,
                _ => planned.Direction == MigrationDirection.Down,
            }));
        }
    });

    [Fact]
    public void Plans_say_what_the_state_table_says() => PropertyRun.ForAll(world =>
    {
        foreach (var policy in Targets.Policies)
        {
            Agree(world, MigrationTarget.Latest, policy, new StateTable(world, policy).Up(long.MaxValue));
            foreach (var version in world.Program.Select(migration => migration.Version))
            {
                Agree(world, MigrationTarget.UpTo(version), policy, new StateTable(world, policy).Up(version));
                Agree(world, MigrationTarget.DownTo(version), policy, new StateTable(world, policy).Down(version));
            }

            Agree(world, MigrationTarget.DownTo(0), policy, new StateTable(world, policy).Down(0));
            var inEffect = world.History.Where(row => row.IsInEffect).Select(row => row.Version).OrderDescending().ToList();
            for (var steps = 1; steps <= inEffect.Count; steps++)
            {
                Agree(world, MigrationTarget.Back(steps), policy, new StateTable(world, policy).Down(inEffect[steps - 1] - 1));
            }
        }
    });

    [Fact]
    public void At_head_is_never_said_where_there_is_anything_to_do() => PropertyRun.ForAll(world =>
    {
        var catalog = world.Registry.MigrationCatalog;
        var plan = MigrationPlanner.Plan(world.Registry, world.History, MigrationTarget.Latest, PlanPolicy.Strict);
        var isAtHead = MigrationPlanner.IsAtHead(catalog, world.History);

        // Rows without effect that the program does not know are the one thing that only the plan sees through.
        var expected = plan.IsEmpty && world.History.All(row => world.Program.Any(known => known.Version == row.Version));
        Assert.Equal(expected, isAtHead);
    });

    [Fact]
    public void Status_agrees_with_the_plan() => PropertyRun.ForAll(world =>
    {
        var status = StatusReader.Read(new HistoryView(world.Registry.Migrations, world.History));
        var strict = MigrationPlanner.Plan(world.Registry, world.History, MigrationTarget.Latest, PlanPolicy.Strict);

        Assert.Equal(world.Program.Select(migration => migration.Version).Union(world.Rows.Keys).Order(), status.Entries.Select(entry => entry.Version));
        Assert.Equal(Versions(strict.Problems, MigrationProblemKind.Changed), Versions(status, MigrationState.Changed));
        Assert.Equal(Versions(strict.Problems, MigrationProblemKind.Missing), Versions(status, MigrationState.Missing));
        Assert.Equal(Versions(strict.Warnings, MigrationProblemKind.Newer), Versions(status, MigrationState.Newer));
        if (!world.History.Any(row => row.IsReverting))
        {
            Assert.Equal(strict.Migrations.Count, status.PendingCount);
            Assert.Equal(
                Versions(strict.Problems, MigrationProblemKind.OutOfOrder),
                Versions(status, MigrationState.OutOfOrder).Where(version => !world.Registry.Migrations.Single(migration => migration.Version == version).OutOfOrder));
        }
    });

    [Fact]
    public void Scenarios_reach_every_stored_state_and_every_problem()
    {
        // Without this, a property could hold because nothing ever happens.
        var states = new HashSet<MigrationState>();
        var problems = new HashSet<MigrationProblemKind>();
        var stored = new HashSet<(HistoryState, bool)>();
        PropertyRun.ForAll(world =>
        {
            stored.UnionWith(world.History.Select(row => (row.State, row.IsUnfinished)));
            states.UnionWith(StatusReader.Read(new HistoryView(world.Registry.Migrations, world.History)).Entries.Select(entry => entry.State));
            problems.UnionWith(Targets.Of(world).SelectMany(asked => world.Plan(asked.Target, asked.Policy).Problems).Select(problem => problem.Kind));
        });

        Assert.Equal(Enum.GetValues<MigrationState>(), states.Order());
        Assert.Equal(Enum.GetValues<HistoryState>(), stored.Select(row => row.Item1).Distinct().Order());
        Assert.Contains((HistoryState.Failed, true), stored);
        Assert.Contains((HistoryState.Failed, false), stored);
        Assert.Equal(
            Enum.GetValues<MigrationProblemKind>().Except(
            [
                MigrationProblemKind.DuplicateVersion,
                MigrationProblemKind.InvalidStep,
                MigrationProblemKind.Production,
                MigrationProblemKind.Ambiguous,
                MigrationProblemKind.LegacyHistory,
                MigrationProblemKind.Pending,
                MigrationProblemKind.UnknownEnvironment,
            ]),
            problems.Order());
    }

    private static void Agree(World world, MigrationTarget target, PlanPolicy policy, StateTable expected)
    {
        var plan = MigrationPlanner.Plan(world.Registry, world.History, target, policy);
        Assert.Equal(expected.Problems, plan.ProblemList());
        Assert.Equal(expected.Warnings, string.Join(", ", plan.Warnings.OrderBy(warning => warning.Version).Select(warning => $"{warning.Kind} {warning.Version}")));
        if (expected.Problems.Length == 0)
        {
            Assert.Equal(expected.Items, string.Join(", ", plan.Migrations.Select(planned => $"{(planned.Direction == MigrationDirection.Up ? "up" : "down")} {planned.Migration.Version}")));
        }
    }

    private static IEnumerable<long> Versions(IReadOnlyList<MigrationProblem> problems, MigrationProblemKind kind) =>
        problems.Where(problem => problem.Kind == kind).Select(problem => problem.Version!.Value).Order();

    private static IEnumerable<long> Versions(MigrationStatus status, MigrationState state) =>
        status.Entries.Where(entry => entry.State == state).Select(entry => entry.Version);
}
