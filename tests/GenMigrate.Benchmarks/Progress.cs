namespace GenMigrate.Benchmarks;

/// <summary>What is being measured, on the error stream: the output is the table alone.</summary>
internal static class Progress
{
    public static void Say(string line) => Console.Error.WriteLine(line);

    /// <summary>Figures as soon as they are there: what comes after may take long.</summary>
    public static void Say(IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            Say($"    {figure.Name}: {Figure.Text(figure.Value, figure.Unit)} ({figure.Detail})");
        }
    }
}
