using System.Globalization;

namespace GenMigrate.Conformance;

/// <summary>What a run said of its progress, as lines; calls back, in the middle of the run, when asked to.</summary>
public sealed class ProgressLog(Action<MigrationProgress>? onEvent = null) : IProgress<MigrationProgress>
{
    private readonly List<MigrationProgress> _events = [];

    public IReadOnlyList<MigrationProgress> Events
    {
        get
        {
            lock (_events)
            {
                return [.. _events];
            }
        }
    }

    public IReadOnlyList<string> Lines => [.. Events.Select(Line)];

    public void Report(MigrationProgress value)
    {
        lock (_events)
        {
            _events.Add(value);
        }

        onEvent?.Invoke(value);
    }

    /// <summary><c>StepStarting 3/2</c>: phase, version, and the step's place where it is about one.</summary>
    public static string Line(MigrationProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return progress.StepNumber == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{progress.Phase} {progress.Version}")
            : string.Create(CultureInfo.InvariantCulture, $"{progress.Phase} {progress.Version}/{progress.StepNumber}");
    }
}
