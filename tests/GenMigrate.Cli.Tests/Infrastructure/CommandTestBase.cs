namespace GenMigrate.Cli.Tests;

/// <summary>A database and a console per test.</summary>
public abstract class CommandTestBase : IDisposable
{
    private protected CommandTester Tester { get; } = new();

    public void Dispose()
    {
        Tester.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static void AssertDone(string expectedOutput, CommandOutcome outcome)
    {
        Assert.Equal((ExitCodes.Done, expectedOutput + "\n", ""), (outcome.ExitCode, outcome.Out, outcome.Error));
    }
}
