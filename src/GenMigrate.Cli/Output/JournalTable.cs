using System.Globalization;
using Spectre.Console;

namespace GenMigrate;

/// <summary>A journal as a table.</summary>
internal static class JournalTable
{
    public static void Write(JournalDocument journal, IAnsiConsole terminal)
    {
        var items = journal.Entries;
        TableField Field(string title, int rank, Func<JournalItem, string?> cell) =>
            new(title, rank, [.. items.Select(item => SafeText.Line(cell(item) ?? ""))]);
        TableField[] fields =
        [
            Field("At (UTC)", 1, item => StatusTable.Time(item.At)),
            Field("Action", 0, item => item.Action),
            Field("Version", 0, item => item.Version?.ToString(CultureInfo.InvariantCulture)) with { IsNumber = true },
            Field("Name", 0, item => SafeText.Shorten(SafeText.Line(item.Name ?? ""), StatusTable.LongestName)) with { Wraps = true },
            Field("Outcome", 0, item => item.Outcome) with { ColorOf = row => items[row].Error is null ? Color.Green : Color.Red },
            Field("Duration", 3, item => Words.Duration(item.DurationMs)) with { IsNumber = true },
            Field("Changed", 4, item => item.Changed?.ToString("N0", CultureInfo.InvariantCulture)) with { IsNumber = true },
            Field("By", 2, item => item.DoneBy),
        ];
        FittingTable.Write(terminal, fields);
    }
}
