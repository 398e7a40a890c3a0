namespace GenMigrate;

/// <summary>How migrations are applied while a host starts.</summary>
public sealed class MigrateOnStartupOptions
{
    /// <summary>
    /// How long the start may take, waiting for other replicas included. What is at work then is broken off and rolled back;
    /// what is done stays done. Default: <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>, because a long migration
    /// that is broken off at every start is never done.
    /// </summary>
    public TimeSpan Timeout { get; set; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>What happens when the migrations fail, are refused, or are not done in time. Default: the host stops.</summary>
    public StartupFailurePolicy OnFailure { get; set; }

    internal void Validate()
    {
        if (Timeout <= TimeSpan.Zero && Timeout != System.Threading.Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(Timeout), Timeout, "Timeout is neither positive nor Timeout.InfiniteTimeSpan.");
        }

        if (!Enum.IsDefined(OnFailure))
        {
            throw new ArgumentOutOfRangeException(nameof(OnFailure), OnFailure, "OnFailure is neither StopHost nor Continue.");
        }
    }
}
