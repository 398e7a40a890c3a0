using System.Reflection;

namespace GenMigrate.Generators.Tests;

/// <summary>The steps of the pipeline that have names.</summary>
internal static class Steps
{
    public static IReadOnlyList<string> All { get; } = [.. typeof(TrackingNames)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => (string)field.GetRawConstantValue()!)];
}
