using Spectre.Console;

namespace GenMigrate;

/// <summary>How a state looks, so that a column of them can be scanned: a symbol and a color beside the word.</summary>
internal static class StateStyle
{
    public static string SymbolOf(string state) => state switch
    {
        "applied" or "baseline" => "✓",
        "pending" or "rolled_back" => "○",
        "newer" or "skipped" => "–",
        "running" or "reverting" => "▸",
        _ => "✗",
    };

    public static Color ColorOf(string state) => state switch
    {
        "applied" or "baseline" => Color.Green,
        "pending" or "rolled_back" or "newer" => Color.Yellow,
        "running" or "reverting" => Color.Blue,
        "skipped" => Color.Grey,
        _ => Color.Red,
    };
}
