using System.Globalization;

namespace GenMigrate.Benchmarks;

/// <summary>What the command line says of how to measure.</summary>
/// <param name="Runs">How often each thing is run; the median counts.</param>
/// <param name="JsonFile">Where the figures are written; null: nowhere.</param>
internal sealed record Settings(int Runs, string? JsonFile)
{
    private const int UsualRuns = 11;
    private const int TightFactor = 5;

    /// <summary>The same for a figure whose limit is near: what disturbs the machine moves a median of 11 by more than that.</summary>
    public Settings Tight => this with { Runs = TightFactor * Runs };

    /// <summary>Reads <c>WORD[,WORD…] [--runs N] [--json FILE]</c>; null: it is something else.</summary>
    public static Settings? Parse(string[] args, out string[] words)
    {
        words = args.Length > 0 ? args[0].Split(',') : [""];
        var settings = new Settings(UsualRuns, null);
        for (var i = 1; i < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--runs" when i + 1 < args.Length && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var runs) && runs > 0:
                    settings = settings with { Runs = runs };
                    break;
                case "--json" when i + 1 < args.Length:
                    settings = settings with { JsonFile = args[i + 1] };
                    break;
                default:
                    return null;
            }
        }

        return settings;
    }
}
