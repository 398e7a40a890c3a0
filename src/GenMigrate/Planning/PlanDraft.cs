namespace GenMigrate;

/// <summary>A plan while it is made.</summary>
internal sealed class PlanDraft(HistoryView view, PlanPolicy policy)
{
    private readonly List<PlannedMigration> _migrations = [];
    private readonly List<MigrationProblem> _problems = [];
    private readonly List<MigrationProblem> _warnings = [];
    private readonly List<HistoryRow> _adopted = [];
    private readonly HashSet<long> _reverted = [];

    public MigrationPlan ToPlan() => new(_migrations, _problems, _warnings, _adopted) { PendingCount = view.PendingCount };

    public void CheckRegistry()
    {
        for (var i = 1; i < view.Migrations.Count; i++)
        {
            if (view.Migrations[i].Version == view.Migrations[i - 1].Version)
            {
                _problems.Add(Problems.DuplicateVersion(view.Migrations[i - 1], view.Migrations[i]));
            }
        }
    }

    public void CheckTarget(MigrationTarget target)
    {
        var asks = target.Kind is TargetKind.UpTo or TargetKind.To or TargetKind.DownTo;
        if (asks && !view.Knows(target.Value) && (target.Value != 0 || target.Kind == TargetKind.UpTo))
        {
            _problems.Add(Problems.UnknownVersion(target.Value, view));
        }
    }

    /// <summary>Whatever is not applied, up to and with a version.</summary>
    public void GoUp(long last)
    {
        CheckUnknownRows();
        foreach (var migration in Remaining(row => row.IsApplied))
        {
            CheckApplied(migration, view.Row(migration)!);
        }

        var reverting = Remaining(row => row.IsReverting).ToList();
        if (reverting.Count > 0)
        {
            // Someone meant to go down. That is finished; whether to go up again is for the next call to say.
            reverting.Reverse();
            reverting.ForEach(Revert);
            return;
        }

        var highest = Remaining(row => row.IsInEffect).LastOrDefault()?.Version ?? 0;
        foreach (var migration in view.Migrations.Where(migration => migration.Version <= last && view.Row(migration)?.IsApplied != true))
        {
            Apply(migration, highest);
        }
    }

    /// <summary>Rolls back whatever is applied above a version.</summary>
    public void GoDownTo(long version)
    {
        var inTheWay = view.Unknown.Where(row => row.Version > version).ToList();
        _problems.AddRange(inTheWay.Select(row => Problems.UnknownInTheWay(row, view)));
        _reverted.UnionWith(inTheWay.Select(row => row.Version));
        foreach (var migration in view.Migrations.Where(migration => migration.Version > version && view.Row(migration)?.IsInEffect == true).Reverse())
        {
            Revert(migration);
        }
    }

    // What this very plan rolls back does not count any more: it is above the target of the way up.
    private IEnumerable<MigrationDescriptor> Remaining(Func<HistoryRow, bool> which) =>
        view.Migrations.Where(migration => view.Row(migration) is { } row && which(row) && !_reverted.Contains(migration.Version));

    private void Apply(MigrationDescriptor migration, long highest)
    {
        var row = view.Row(migration);
        if (row?.IsUnfinished != true && migration.Version < highest && !migration.OutOfOrder && !policy.AllowOutOfOrder)
        {
            _problems.Add(Problems.OutOfOrder(migration, highest));
        }

        _migrations.Add(new PlannedMigration(migration, MigrationDirection.Up, row));
    }

    private void Revert(MigrationDescriptor migration)
    {
        _reverted.Add(migration.Version);
        var row = view.Row(migration)!;
        var planned = new PlannedMigration(migration, MigrationDirection.Down, row);
        if (row is { IsUnfinished: true, IsReverting: false })
        {
            _problems.Add(Problems.UnfinishedInTheWay(migration, row));
            return;
        }

        if (row.IsReverting && !migration.HasDown)
        {
            _problems.Add(Problems.CannotResume(planned, "its Down is gone"));
            return;
        }

        if (row.IsApplied)
        {
            CheckRevertible(migration, row);
        }

        _migrations.Add(planned);
    }

    private void CheckRevertible(MigrationDescriptor migration, HistoryRow row)
    {
        if (!migration.HasDown || migration.IsIrreversible)
        {
            _problems.Add(Problems.NoDown(migration));
        }
        else
        {
            CheckUnchanged(migration, row);
        }
    }

    private void CheckApplied(MigrationDescriptor migration, HistoryRow row)
    {
        if (row.Checksum is null)
        {
            _adopted.Add(row with { Checksum = migration.Checksum, Description = row.Description ?? migration.Description });
        }

        CheckUnchanged(migration, row);
    }

    private void CheckUnchanged(MigrationDescriptor migration, HistoryRow row)
    {
        if (HistoryView.IsChanged(migration, row))
        {
            (policy.OnChanged == ChangePolicy.Refuse ? _problems : _warnings).Add(Problems.Changed(migration, row));
        }
    }

    private void CheckUnknownRows()
    {
        // Those in the way of a rollback have been refused already.
        foreach (var row in view.Unknown.Where(row => !_reverted.Contains(row.Version)))
        {
            if (row.Version > view.Head)
            {
                _warnings.Add(Problems.Newer(row, view.Head));
            }
            else
            {
                _problems.Add(Problems.Missing(row));
            }
        }
    }
}
