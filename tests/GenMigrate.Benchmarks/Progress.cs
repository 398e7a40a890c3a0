namespace GenMigrate.Benchmarks;

/// <summary>What is being measured, on the error stream: the output is the table alone.</summary>
internal static class Progress
{
    public static void Say(string line) => Console.Error.WriteLine(line);
}
