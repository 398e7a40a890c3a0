namespace GenMigrate.Conformance;

/// <summary>What a suite tries at each event of a run.</summary>
internal static class EachEvent
{
    // Two at a time: what is killed costs a process each, which is mostly start-up.
    private const int AtOnce = 2;

    /// <summary>Tries each event that is wanted, by its number, on a database of its own.</summary>
    public static async Task TryAsync(ConformanceProvider provider, IReadOnlyList<string> events, Func<int, bool> wanted, Func<TestDatabase, int, Task> tryAsync) =>
        await Parallel.ForEachAsync(Enumerable.Range(0, events.Count).Where(wanted), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            try
            {
                await using var database = await provider.CreateAsync();
                await tryAsync(database, number);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Killed at event {number}, {events[number]}: {exception.Message}", exception);
            }
        });
}
