using System.Text.RegularExpressions;

namespace GenMigrate.Conformance;

/// <summary>Takes out of an output what differs from run to run: times, durations, processes, paths.</summary>
public static partial class Scrubber
{
    public static string Scrub(string text, string directory)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Replace(directory, "DIR", StringComparison.Ordinal);
        text = Iso().Replace(text, "TIME");
        text = TableTime().Replace(text, "YYYY-MM-DD HH:MM:SS");
        text = TableDuration().Replace(text, duration => "N ms".PadLeft(duration.Length));
        text = Duration().Replace(text, "N ms");
        text = JsonDuration().Replace(text, "$1N");
        return Who().Replace(text, "$1WHO");
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")]
    private static partial Regex Iso();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex TableTime();

    // In a table the blanks before it depend on how long it is.
    [GeneratedRegex(@"(?<=│) +\d+ ms(?= │)")]
    private static partial Regex TableDuration();

    [GeneratedRegex(@"\d+ ms")]
    private static partial Regex Duration();

    [GeneratedRegex("(\"durationMs\":)\\d+")]
    private static partial Regex JsonDuration();

    [GeneratedRegex("(\"(?:appliedBy|doneBy)\":\")[^\"]+")]
    private static partial Regex Who();
}
