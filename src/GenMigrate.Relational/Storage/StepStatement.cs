namespace GenMigrate;

/// <summary>One statement of a step, with its place in the plan.</summary>
internal sealed record StepStatement(PlannedMigration Planned, int Index, SqlStep Step, SqlStatement Statement)
{
    /// <summary>What is thrown when it fails.</summary>
    public StepFailedException Failed(RelationalSession session, Exception cause)
    {
        var position = session.Locate(Statement, cause);
        return new StepFailedException(Planned, Index, cause) { Line = Step.LineOf(position), Column = position.Column };
    }
}
