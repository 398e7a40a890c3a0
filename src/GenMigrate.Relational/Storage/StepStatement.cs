namespace GenMigrate;

/// <summary>One statement of a step, with its place in the plan.</summary>
internal sealed record StepStatement(PlannedMigration Planned, int Index, SqlStep Step, int Number)
{
    public SqlStatement Statement => Step.Statements[Number];

    /// <summary>Where the rows that it changes are counted; null: nowhere.</summary>
    public AffectedRows? Affected { get; init; }

    /// <summary>
    /// The statement with all that stands between it and the next one: a database that keeps the text of what it makes
    /// then keeps what it would have been given by hand.
    /// </summary>
    public string TextToNext => Step.Text[Statement.Start..(Number + 1 < Step.Statements.Count ? Step.Statements[Number + 1].Start : Step.Text.Length)];

    /// <summary>What is thrown when it fails.</summary>
    public StepFailedException Failed(RelationalSession session, Exception cause)
    {
        var position = session.Locate(Statement, cause);
        return new StepFailedException(Planned, Index, cause) { Line = Step.LineOf(position), Column = position.Column };
    }
}
