namespace GenMigrate;

/// <summary>Keeps what a run has done so far, and passes its progress on to the reader and to the program.</summary>
internal sealed class RunRecorder(Presenter presenter, IProgress<MigrationProgress>? next) : IProgress<MigrationProgress>
{
    private readonly List<ResultItem> _results = [];

    /// <summary>What is done and committed, in the order in which it was done.</summary>
    public IReadOnlyList<ResultItem> Results => _results;

    /// <summary>What was reported last; null before anything ran.</summary>
    public MigrationProgress? Last { get; private set; }

    public void Report(MigrationProgress value)
    {
        Last = value;
        if (value.Phase == MigrationPhase.Done)
        {
            var result = new ResultItem(value.Version, value.Name, Words.Of(value.Kind, value.Direction), Words.Milliseconds(value.Duration));
            _results.Add(result);
            presenter.Done(result);
        }

        presenter.Report(value);
        next?.Report(value);
    }
}
