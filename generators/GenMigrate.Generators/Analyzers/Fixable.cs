using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>What a finding says to the fix for its rule: some findings of a rule are not mended by it.</summary>
internal static class Fixable
{
    private const string Key = "GenMigrate.Fixable";

    public static ImmutableDictionary<string, string?> Yes { get; } = ImmutableDictionary<string, string?>.Empty.Add(Key, bool.TrueString);

    public static ImmutableDictionary<string, string?> No { get; } = ImmutableDictionary<string, string?>.Empty;

    public static bool IsFixable(this Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(Key);
}
