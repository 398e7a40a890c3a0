using FsCheck;
using FsCheck.Fluent;

namespace GenMigrate.Tests;

/// <summary>Scenarios at random, and smaller ones of those that fail.</summary>
internal static class ScenarioGenerator
{
    private const int Versions = 6;

    public static Arbitrary<Scenario> Scenarios { get; } = Arb.From(
        from count in Gen.Choose(1, Versions)
        from universe in Gen.CollectToArray(Enumerable.Range(1, count), Migration)
        from first in Deploys
        from others in Operations.ListOf()
        select new Scenario(universe, [first, .. others]),
        Shrink);

    private static Gen<Operation> Operations => Gen.Frequency(
        (8, Runs),
        (3, InterruptedRollbacks),
        (3, Deploys),
        (2, from version in Gen.Choose(1, Versions) from action in Gen.Elements(Enum.GetValues<RepairAction>()) select (Operation)new Repair(version, action)),
        (1, from version in Gen.Choose(1, Versions) select (Operation)new Baseline(version)),
        (1, from version in Gen.Choose(1, Versions) select (Operation)new Adopt(version)));

    // More often whole than not, so that most programs have something to do.
    private static Gen<Operation> Deploys =>
        from has in Gen.Frequency((3, Gen.Constant(-1)), (2, Gen.Choose(0, Versions).Select(head => (1 << head) - 1)), (3, Gen.Choose(0, (1 << Versions) - 1)))
        from edited in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, (1 << Versions) - 1)))
        select (Operation)new Deploy(has & ((1 << Versions) - 1), edited);

    private static Gen<Operation> Runs =>
        from kind in Gen.Frequency((3, Gen.Constant(TargetKind.Latest)), (5, Gen.Elements(TargetKind.UpTo, TargetKind.To, TargetKind.DownTo, TargetKind.Back)))
        from value in Gen.Choose(0, Versions)
        from policy in Policies
        from single in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from fault in Faults
        select (Operation)new Run(kind, value, policy, single, fault);

    // By chance alone, a Down that stopped half-way would be rare.
    private static Gen<Operation> InterruptedRollbacks =>
        from kind in Gen.Elements(FaultKind.Failed, FaultKind.Crashed)
        from step in Gen.Choose(0, 2)
        select (Operation)new Run(TargetKind.Back, 1, new PlanPolicy(ChangePolicy.Warn), false, new Fault(kind, 0, step));

    private static Gen<PlanPolicy> Policies => Gen.Frequency(
        (2, Gen.Constant(PlanPolicy.Strict)),
        (2, Gen.Elements(new PlanPolicy(ChangePolicy.Warn), new PlanPolicy(AllowOutOfOrder: true), new PlanPolicy(ChangePolicy.Warn, true))));

    private static Gen<Fault> Faults => Gen.Frequency(
        (3, Gen.Constant(Fault.None)),
        (3, from kind in Gen.Elements(FaultKind.Failed, FaultKind.Crashed, FaultKind.Raced)
            from unit in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
            from step in Gen.Choose(0, 2)
            select new Fault(kind, unit, step)));

    private static Gen<TestMigration> Migration(int version) =>
        from hasDown in Gen.Frequency((8, Gen.Constant(MigrationFlags.HasDown)), (1, Gen.Constant(MigrationFlags.None)))
        from irreversible in Gen.Frequency((9, Gen.Constant(MigrationFlags.None)), (1, Gen.Constant(MigrationFlags.Irreversible)))
        from transaction in Gen.Elements(MigrationFlags.None, MigrationFlags.NoTransaction)
        from order in Gen.Frequency((4, Gen.Constant(MigrationFlags.None)), (1, Gen.Constant(MigrationFlags.OutOfOrder)))
        from up in Steps($"u{version}.")
        from down in Steps($"d{version}.")
        select new TestMigration(version) { Flags = hasDown | irreversible | transaction | order, Up = up, Down = hasDown == 0 ? [] : down };

    private static Gen<TestStep[]> Steps(string prefix) =>
        from kinds in Gen.Choose(0, 2).NonEmptyListOf()
        select kinds.Take(3).Select((kind, index) => new TestStep($"step {index + 1}", $"{prefix}{index + 1}", isTransactional: kind == 0, isRepeatable: kind == 2)).ToArray();

    private static IEnumerable<Scenario> Shrink(Scenario scenario)
    {
        for (var i = scenario.Operations.Count - 1; i >= 0; i--)
        {
            yield return scenario with { Operations = [.. scenario.Operations.Where((_, index) => index != i)] };
        }

        if (scenario.Universe.Count > 1)
        {
            yield return scenario with { Universe = [.. scenario.Universe.SkipLast(1)] };
        }

        foreach (var (index, simpler) in scenario.Universe.SelectMany((migration, index) => Simpler(migration).Select(simpler => (index, simpler))))
        {
            yield return scenario with { Universe = [.. scenario.Universe.Select((migration, at) => at == index ? simpler : migration)] };
        }

        foreach (var (index, simpler) in scenario.Operations.SelectMany((operation, index) => Simpler(operation).Select(simpler => (index, simpler))))
        {
            yield return scenario with { Operations = [.. scenario.Operations.Select((operation, at) => at == index ? simpler : operation)] };
        }
    }

    private static IEnumerable<TestMigration> Simpler(TestMigration migration)
    {
        foreach (var flag in Enum.GetValues<MigrationFlags>().Where(flag => flag is not (MigrationFlags.None or MigrationFlags.HasDown) && migration.Flags.HasFlag(flag)))
        {
            yield return migration.Without(flag);
        }

        if (migration.Up.Count > 1)
        {
            yield return migration with { Up = [.. migration.Up.SkipLast(1)] };
        }

        if (migration.Down.Count > 1)
        {
            yield return migration with { Down = [.. migration.Down.SkipLast(1)] };
        }
    }

    private static IEnumerable<Operation> Simpler(Operation operation) => operation switch
    {
        Deploy { Edited: not 0 } deploy => [deploy with { Edited = 0 }],
        Run run => new Run[] { run with { Fault = Fault.None }, run with { Policy = PlanPolicy.Strict }, run with { SingleTransaction = false } }.Where(simpler => simpler != run),
        _ => [],
    };
}
