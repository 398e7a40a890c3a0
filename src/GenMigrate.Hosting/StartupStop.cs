namespace GenMigrate;

/// <summary>Tells <see cref="MigratingHost"/> that it was stopped while it migrated.</summary>
internal sealed class StartupStop
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the host waits for it; otherwise a stop ends in an exception, as the host knows nothing else.</summary>
    public bool IsAwaited { get; set; }

    public Task Stopped => _stopped.Task;

    public void Signal() => _stopped.TrySetResult();
}
