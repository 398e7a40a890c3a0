namespace GenMigrate;

/// <summary>The answer of any command that did not do what it was asked.</summary>
/// <param name="Error">What went wrong.</param>
internal sealed record ErrorDocument(ErrorItem Error) : CommandDocument
{
    public static ErrorDocument Usage(string message) => new(new ErrorItem("usage", message, ExitCodes.Usage));

    public static ErrorDocument Stopped(string message, int exitCode, IReadOnlyList<ResultItem> results) =>
        new(new ErrorItem("stopped", message, exitCode) { Results = results });

    public static ErrorDocument Of(Exception exception, IReadOnlyList<ResultItem> results)
    {
        var item = new ErrorItem(Kind(exception), Message(exception), ExitCodes.Failed) { Results = results };
        return new ErrorDocument(exception switch
        {
            MigrationFailedException failed => item with { Version = failed.Version, Name = failed.Name, Direction = Words.Of(failed.Direction), Step = failed.Step, Line = failed.Line },
            MigrationRefusedException refused => item with { Problems = ProblemItem.Of(refused.Problems) },
            MigrationLockException locked => item with { Holder = locked.Holder },
            _ => item,
        });
    }

    /// <summary>The message, as it is.</summary>
    public override void WriteText(TextWriter writer) => writer.Write(SafeText.Lines(Error.Message) + "\n");

    private static string Kind(Exception exception) => exception switch
    {
        DeclinedException => "declined",
        MigrationFailedException => "failed",
        MigrationRefusedException => "refused",
        MigrationLockException => "lock",
        MigrationDatabaseException => "database",
        MigrationServiceException => "service",
        MigrationException => "migration",
        _ => "unexpected",
    };

    private static string Message(Exception exception) => exception is MigrationException or DeclinedException
        ? exception.Message
        : $"{exception.Message} ({exception.GetType().Name}; --verbose shows where)";
}
