namespace GenMigrate;

/// <summary>Keeps what a run has done so far, and passes its progress on to the reader and to the program.</summary>
internal sealed class RunRecorder(CommandConsole console, Presenter presenter, IProgress<MigrationProgress>? next) : IProgress<MigrationProgress>, IDisposable
{
    private readonly List<ResultItem> _results = [];
    private ConsoleCapture? _capture;

    /// <summary>What is done and committed, in the order in which it was done.</summary>
    public IReadOnlyList<ResultItem> Results => _results;

    /// <summary>What was reported last; null before anything ran.</summary>
    public MigrationProgress? Last { get; private set; }

    public void Report(MigrationProgress value)
    {
        Last = value;
        if (value.Phase == MigrationPhase.Starting)
        {
            _capture ??= ConsoleCapture.Start(console, presenter);
        }
        else if (value.Phase is MigrationPhase.StepDone or MigrationPhase.Failed)
        {
            _capture?.Flush();
        }

        if (value.Phase == MigrationPhase.Done)
        {
            var result = new ResultItem(value.Version, value.Name, Words.Of(value.Kind, value.Direction), Words.Milliseconds(value.Duration));
            _results.Add(result);
            presenter.Done(result);
        }

        presenter.Report(value);
        next?.Report(value);
    }

    /// <summary>Gives the console back to the program.</summary>
    public void Dispose() => _capture?.Dispose();
}
