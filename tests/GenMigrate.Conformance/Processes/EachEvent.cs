namespace GenMigrate.Conformance;

/// <summary>What a suite tries at each event of a run.</summary>
public static class EachEvent
{
    // Two at a time: what is killed costs a process each, which is mostly start-up.
    private const int AtOnce = 2;

    /// <summary>Tries each event that is wanted, by its number, on a database of its own.</summary>
    internal static Task TryAsync(
        ConformanceProvider provider,
        IReadOnlyList<string> events,
        Func<int, bool> wanted,
        Func<TestDatabase, int, Task> tryAsync) => TryAsync(events, wanted, async number =>
        {
            await using var database = await provider.CreateAsync();
            await tryAsync(database, number);
        });

    /// <summary>Tries each event that is wanted, by its number.</summary>
    public static Task TryAsync(IReadOnlyList<string> events, Func<int, bool> wanted, Func<int, Task> tryAsync)
    {
        ArgumentNullException.ThrowIfNull(events);
        var numbers = Enumerable.Range(0, events.Count).Where(wanted);
        return Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            try
            {
                await tryAsync(number);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Disturbed at event {number}, {events[number]}: {exception.Message}", exception);
            }
        });
    }
}
