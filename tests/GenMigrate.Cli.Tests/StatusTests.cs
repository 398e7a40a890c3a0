namespace GenMigrate.Cli.Tests;

public sealed class StatusTests : IDisposable
{
    private readonly CommandTester _tester = new();

    [Fact]
    public async Task Without_a_history_all_are_pending_and_nothing_is_made()
    {
        var outcome = await _tester.RunAsync("status");
        Console.WriteLine(outcome);
    }

    public void Dispose() => _tester.Dispose();
}
