namespace GenMigrate;

/// <summary>Where and why a migration failed, and what the database is like now.</summary>
/// <param name="Planned">The migration.</param>
/// <param name="Step">The step's name; null where it was none of the migration's own, such as the commit.</param>
/// <param name="Line">The line, from 1, in the step's text or file where the failing statement starts; null for code.</param>
/// <param name="Reason">The database's words, or the exception's, without values.</param>
/// <param name="Aftermath">What the database is like now, as a sentence.</param>
/// <param name="Cause">The exception.</param>
public sealed record StepFailure(PlannedMigration Planned, string? Step, int? Line, string Reason, string Aftermath, Exception Cause)
{
    /// <summary>The database's words, or the exception's, without values, cleaned and shortened like what the history stores.</summary>
    public string Reason { get; init => field = StorableText.CleanError(value); } = StorableText.CleanError(Reason);

    /// <summary>The column, from 1, in that line; null where it is not known.</summary>
    public int? Column { get; init; }

    /// <summary>The words of an exception that a step's code threw: its message, or its type where that is empty.</summary>
    public static string WordsOf(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return string.IsNullOrWhiteSpace(exception.Message) ? exception.GetType().Name : exception.Message;
    }
}
