namespace GenMigrate.Tests;

internal static class Targets
{
    public static readonly PlanPolicy[] Policies = [PlanPolicy.Strict, new(ChangePolicy.Warn), new(AllowOutOfOrder: true), new(ChangePolicy.Warn, AllowOutOfOrder: true)];

    public static MigrationTarget Of(TargetKind kind, int value) => kind switch
    {
        TargetKind.Latest => MigrationTarget.Latest,
        TargetKind.UpTo => MigrationTarget.UpTo(value),
        TargetKind.To => MigrationTarget.To(value),
        TargetKind.DownTo => MigrationTarget.DownTo(value),
        _ => MigrationTarget.Back(Math.Max(1, value)),
    };

    /// <summary>Everything that can be asked of a world: each kind of target, known, unknown and 0, under each policy.</summary>
    public static IEnumerable<(MigrationTarget Target, PlanPolicy Policy)> Of(World world)
    {
        var values = world.Program.Select(migration => (int)migration.Version).Prepend(0).Append(7).ToList();
        var targets = values.SelectMany(value => new[] { MigrationTarget.UpTo(value), MigrationTarget.To(value), MigrationTarget.DownTo(value), MigrationTarget.Back(value + 1) }).Append(MigrationTarget.Latest);
        return targets.SelectMany(target => Policies.Select(policy => (target, policy)));
    }
}
