using System.Reflection;

namespace GenMigrate.Conformance;

/// <summary>Finds what a provider's tests leave out: a promise that nobody checks is none.</summary>
public static class ConformanceGuard
{
    /// <summary>All suites.</summary>
    public static IReadOnlyList<Type> Suites { get; } =
    [
        .. typeof(ConformanceGuard).Assembly.GetExportedTypes()
            .Where(type => type.IsAbstract && type != typeof(ConformanceSuite) && type.IsSubclassOf(typeof(ConformanceSuite)))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// A sentence for each suite that the assembly neither derives nor ignores with a reason, or both derives and
    /// ignores; and for each ignored type that is no suite.
    /// </summary>
    public static IReadOnlyList<string> Check(Assembly tests, IReadOnlyDictionary<Type, string> ignored)
    {
        ArgumentNullException.ThrowIfNull(tests);
        ArgumentNullException.ThrowIfNull(ignored);
        var derived = tests.GetTypes().Where(type => !type.IsAbstract && type.IsVisible).ToList();
        var findings = new List<string>();
        foreach (var suite in Suites)
        {
            var isDerived = derived.Any(type => type.IsSubclassOf(suite));
            var isIgnored = ignored.TryGetValue(suite, out var reason);
            if (isDerived == isIgnored)
            {
                findings.Add($"{suite.Name} is {(isDerived ? "both derived and ignored" : "neither derived nor ignored")}.");
            }
            else if (isIgnored && string.IsNullOrWhiteSpace(reason))
            {
                findings.Add($"{suite.Name} is ignored without a reason.");
            }
        }

        findings.AddRange(ignored.Keys.Except(Suites).Select(type => $"{type.Name} is ignored, but it is no suite."));
        return findings;
    }
}
