namespace GenMigrate;

/// <summary>The answer of <c>validate</c>.</summary>
/// <param name="Registry">The registry's name; null for the default one.</param>
/// <param name="Valid">Whether nothing would stop <c>up</c>.</param>
/// <param name="Pending">How many migrations <c>up</c> would run.</param>
/// <param name="Problems">What would, in order of version.</param>
internal sealed record ValidationDocument(string? Registry, bool Valid, int Pending, IReadOnlyList<ProblemItem> Problems) : CommandDocument
{
    /// <summary>A line per problem, or one that says there is none.</summary>
    public override void WriteText(TextWriter writer)
    {
        foreach (var problem in Problems)
        {
            writer.Write(SafeText.Line(problem.Message) + "\n");
        }

        writer.Write((Valid, Pending) switch
        {
            (true, 0) => "Valid: all is applied.\n",
            (true, _) => $"{Pending} pending; nothing stands in the way of `up`.\n",
            _ => $"{Problems.Count} wrong\n",
        });
    }
}
