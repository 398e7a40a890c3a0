using System.Collections;
using System.Reflection;

namespace GenMigrate.Generators.Tests;

/// <summary>
/// Finds what holds on to a compilation: any object of Roslyn's that can be reached from what goes between a
/// generator's steps keeps it alive, and is never equal after an edit.
/// </summary>
internal static class PipelineGuard
{
    /// <summary>The ways to objects of Roslyn's, from the outputs of the named steps.</summary>
    public static IReadOnlyList<string> FindRoslynObjects(GeneratorHarness harness)
    {
        var found = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (name, runs) in harness.Result.TrackedSteps.Where(step => Steps.All.Contains(step.Key)))
        {
            foreach (var (value, _) in runs.SelectMany(run => run.Outputs))
            {
                Walk(value, name, seen, found);
            }
        }

        return found;
    }

    private static void Walk(object? value, string path, HashSet<object> seen, List<string> found)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true })
        {
            return;
        }

        if (value.GetType().Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        {
            found.Add($"{path}: {value.GetType()}");
            return;
        }

        if (!value.GetType().IsValueType && !seen.Add(value))
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Walk(item, path + "[]", seen, found);
            }
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen, found);
            }
        }
    }
}
