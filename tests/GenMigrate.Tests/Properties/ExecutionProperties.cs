namespace GenMigrate.Tests;

/// <summary>What holds of every run of a plan, for any program and any history that can come about.</summary>
public sealed class ExecutionProperties
{
    /// <summary>The world itself fails when a step runs twice, or a version starts afresh on its own remains.</summary>
    [Fact]
    public void No_step_takes_effect_twice_however_often_it_is_tried() => PropertyRun.ForAll(world =>
    {
        foreach (var (target, policy) in Targets.Of(world))
        {
            Try(world.Copy(), target, policy);
        }
    });

    [Fact]
    public void With_problems_nothing_is_executed_and_nothing_is_recorded() => PropertyRun.ForAll(world =>
    {
        foreach (var (target, policy) in Targets.Of(world).Where(asked => world.Plan(asked.Target, asked.Policy).Problems.Count > 0))
        {
            var copy = world.Copy();
            var refused = Assert.Throws<MigrationRefusedException>(() => copy.Execute(target, policy));
            Assert.Equal(world.Plan(target, policy).Problems.Select(problem => problem.Version), refused.Problems.Select(problem => problem.Version));
            Assert.Equal(0, copy.Writes);
            Assert.Equal(world.History, copy.History);
        }
    });

    [Fact]
    public void Without_problems_a_run_does_what_was_planned_and_reaches_its_target() => PropertyRun.ForAll(world =>
    {
        foreach (var (target, policy) in Targets.Of(world))
        {
            var plan = world.Plan(target, policy);
            if (plan.Problems.Count > 0)
            {
                continue;
            }

            var after = world.Copy();
            var report = after.Execute(target, policy);
            Assert.Equal(plan.Migrations.Select(planned => (planned.Migration.Version, planned.Direction)), report.Results.Select(result => (result.Version, result.Direction)));
            Assert.Equal(plan.IsEmpty ? 0 : 1, after.Locks);
            if (world.History.Any(row => row.IsReverting && plan.Migrations.Any(planned => planned.Row == row)) && target.Kind is TargetKind.Latest or TargetKind.UpTo or TargetKind.To)
            {
                // A Down was finished; the way up is for the next call.
                continue;
            }

            AssertReached(world, after, target);
            if (target.Kind != TargetKind.Back)
            {
                Assert.True(after.Plan(target, policy).IsEmpty);
            }
        }
    });

    [Fact]
    public void Two_calls_reach_the_target_where_the_first_one_had_to_finish_a_Down() => PropertyRun.ForAll(world =>
    {
        if (!world.History.Any(row => row.IsReverting) || !Try(world, MigrationTarget.Latest, PlanPolicy.Strict))
        {
            return;
        }

        // What it took back may now be out of order, and another version may be half-way up; else one more call is enough.
        var plan = world.Plan(MigrationTarget.Latest, PlanPolicy.Strict);
        Assert.All(plan.Problems, problem => Assert.True(problem.Kind is MigrationProblemKind.OutOfOrder or MigrationProblemKind.Unfinished));
        if (plan.Problems.Count == 0)
        {
            world.Execute(MigrationTarget.Latest, PlanPolicy.Strict);
            Assert.True(world.Plan(MigrationTarget.Latest, PlanPolicy.Strict).IsEmpty);
        }
    });

    [Fact]
    public void Rolling_back_what_was_migrated_and_migrating_again_changes_no_row() => PropertyRun.ForAll(world =>
    {
        var before = InEffect(world).ToList();
        var floor = before.DefaultIfEmpty(0).Max();
        if (world.History.Any(row => row.IsUnfinished) || !Try(world, MigrationTarget.Latest, PlanPolicy.Strict))
        {
            return;
        }

        var migrated = world.History;
        var added = InEffect(world).Except(before).ToList();
        var isOrdered = added.All(version => version > floor);
        if (added.Count == 0 || !isOrdered || !Try(world, MigrationTarget.Back(added.Count), PlanPolicy.Strict))
        {
            return;
        }

        Assert.Equal(before, InEffect(world));
        Assert.All(added, version => Assert.Equal(HistoryState.RolledBack, world.Rows[version].State));
        Assert.Equal(migrated.Where(row => !added.Contains(row.Version)), world.History.Where(row => !added.Contains(row.Version)));
        world.Execute(MigrationTarget.Latest, PlanPolicy.Strict);
        Assert.Equal(migrated, world.History);
    });

    [Fact]
    public void All_or_none_is_planned_and_executed_alike() => PropertyRun.ForAll(world =>
    {
        var each = world.Copy();
        if (Try(each, MigrationTarget.Latest, PlanPolicy.Strict) && Try(world, MigrationTarget.Latest, PlanPolicy.Strict, singleTransaction: true))
        {
            Assert.Equal(each.History, world.History);
        }
    });

    private static void AssertReached(World before, World after, MigrationTarget target)
    {
        var known = after.Program.Select(migration => migration.Version).ToList();
        var wasInEffect = InEffect(before).ToList();
        var isInEffect = InEffect(after).ToList();
        var expected = target.Kind switch
        {
            TargetKind.Latest => wasInEffect.Union(known),
            TargetKind.UpTo => wasInEffect.Union(known.Where(version => version <= target.Value)),
            TargetKind.To => wasInEffect.Union(known).Where(version => version <= target.Value),
            TargetKind.DownTo => wasInEffect.Where(version => version <= target.Value),
            _ => wasInEffect.SkipLast((int)target.Value),
        };
        Assert.Equal(expected.Order(), isInEffect);
        Assert.DoesNotContain(after.History, row => row.IsUnfinished && known.Contains(row.Version) && row.Version <= target.Value && target.Kind is TargetKind.Latest or TargetKind.UpTo or TargetKind.To);
    }

    private static bool Try(World world, MigrationTarget target, PlanPolicy policy, bool singleTransaction = false)
    {
        try
        {
            world.Execute(target, policy, singleTransaction);
            return true;
        }
        catch (MigrationRefusedException)
        {
            return false;
        }
    }

    private static IEnumerable<long> InEffect(World world) => world.History.Where(row => row.IsInEffect).Select(row => row.Version);
}
