namespace GenMigrate;

/// <summary>
/// Decides what a run does, from what the program knows and what the database says. Pure: same input, same plan; the
/// state table of the design, and nothing else, is here.
/// </summary>
public static class MigrationPlanner
{
    /// <summary>Makes the plan for the migrations of a registry.</summary>
    /// <param name="registry">What the program knows.</param>
    /// <param name="history">What the database says: the rows of migrations, in any order, each version once.</param>
    /// <param name="target">Where to go.</param>
    /// <param name="policy">What may pass.</param>
    /// <returns>The plan. With problems it lists all of them, and nothing of it may be executed.</returns>
    public static MigrationPlan Plan(MigrationRegistry registry, IReadOnlyList<HistoryRow> history, MigrationTarget target, PlanPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(policy);
        var view = new HistoryView(registry.Migrations, history);
        var draft = new PlanDraft(view, policy);
        target = view.Fix(target);
        draft.CheckRegistry();
        draft.CheckTarget(target);
        switch (target.Kind)
        {
            case TargetKind.Latest or TargetKind.UpTo:
                draft.GoUp(target.Value);
                break;
            case TargetKind.DownTo or TargetKind.Above:
                draft.GoDownTo(target.Value);
                break;
            case TargetKind.To:
                draft.GoDownTo(target.Value);
                draft.GoUp(target.Value);
                break;
        }

        return draft.ToPlan();
    }

    /// <summary>
    /// Whether the history is exactly what the registry knows, all of it applied and unchanged, so that nothing is to
    /// do. Makes no descriptor: this is what most starts of a program ask.
    /// </summary>
    internal static bool IsAtHead(MigrationCatalog catalog, IReadOnlyList<HistoryRow> history)
    {
        var versions = catalog.Versions;
        if (history.Count != versions.Length)
        {
            return false;
        }

        for (var index = 0; index < versions.Length; index++)
        {
            var row = history[index];
            if (row.Version != versions[index] || !row.IsApplied || row.Checksum is null || !catalog.HasChecksum(index, row.Checksum))
            {
                return false;
            }
        }

        return true;
    }
}
