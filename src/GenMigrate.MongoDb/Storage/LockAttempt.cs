namespace GenMigrate;

/// <summary>What came of an attempt to take the lock.</summary>
/// <param name="IsTaken">Whether this runner has it now.</param>
/// <param name="Holder">Who has it now.</param>
/// <param name="TakenFrom">Whom it was taken from, if that one did not give it back.</param>
internal sealed record LockAttempt(bool IsTaken, ProcessIdentity? Holder, ProcessIdentity? TakenFrom)
{
    /// <summary>Whether there is no lock document.</summary>
    public bool IsMissing { get; init; }
}
