using FsCheck;
using FsCheck.Fluent;

namespace GenMigrate.Relational.Tests;

/// <summary>Runs a property over texts: always the same ones, unless a seed is given from outside.</summary>
internal static class PropertyRun
{
    private const int Cases = 5000;
    private const ulong Seed = 20240229;

    /// <summary>Texts made of a list of pieces. Fails with the shortest list found; GENMIGRATE_SEED tries others.</summary>
    public static void ForAll(IEnumerable<string> pieces, Action<IReadOnlyList<string>> property)
    {
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("GENMIGRATE_SEED"), out var given) ? given : Seed;
        var config = Config.QuickThrowOnFailure.WithMaxTest(Cases).WithStartSize(1).WithEndSize(24).WithQuietOnSuccess(true).WithReplay(seed, 1);
        var lists = Arb.From(Gen.Elements(pieces).ArrayOf(), Shorter);
        Prop.ForAll(lists, list => property(list)).Check(config);
    }

    private static IEnumerable<string[]> Shorter(string[] list) => list.Select((_, at) => list.Where((_, index) => index != at).ToArray());
}
