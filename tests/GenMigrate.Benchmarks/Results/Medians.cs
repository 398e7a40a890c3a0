namespace GenMigrate.Benchmarks;

/// <summary>Medians of things that are run in turns, so that whatever disturbs the machine disturbs all of them.</summary>
internal static class Medians
{
    /// <summary>Runs each once unmeasured, then all in turns; the order turns around with every round.</summary>
    /// <returns>What each took, in the order of <paramref name="things"/>.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<T>>> TakeAsync<T>(int rounds, bool warm, params Func<Task<T>>[] things)
    {
        var taken = things.Select(_ => new List<T>()).ToList();
        foreach (var thing in warm ? things : [])
        {
            await thing();
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < things.Length; i++)
            {
                var index = round % 2 == 0 ? i : things.Length - 1 - i;
                taken[index].Add(await things[index]());
            }
        }

        return taken;
    }

    public static double Median<T>(this IEnumerable<T> values, Func<T, double> value)
    {
        var sorted = values.Select(value).Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
