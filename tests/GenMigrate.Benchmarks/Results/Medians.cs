namespace GenMigrate.Benchmarks;

/// <summary>Medians of things that are run in turns, so that whatever disturbs the machine disturbs all of them.</summary>
internal static class Medians
{
    /// <summary>Runs all in turns, some rounds unmeasured, until the runtime has compiled well what it runs; the order turns around with every round.</summary>
    /// <returns>What each took, in the order of <paramref name="things"/>.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<T>>> TakeAsync<T>(int warm, int rounds, params Func<Task<T>>[] things)
    {
        var taken = things.Select(_ => new List<T>()).ToList();
        for (var round = -warm; round < rounds; round++)
        {
            for (var i = 0; i < things.Length; i++)
            {
                var index = round % 2 == 0 ? i : things.Length - 1 - i;
                var took = await things[index]();
                if (round >= 0)
                {
                    taken[index].Add(took);
                }
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
