using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenMigrate;

/// <summary>A journal as a table; who did it is left out where the terminal is too narrow for it.</summary>
internal static class JournalTable
{
    public static void Write(JournalDocument journal, IAnsiConsole terminal)
    {
        var withWho = terminal.Profile.Width >= StatusTable.WidthWithWho;
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = new Style(Color.Grey) };
        table.AddColumn(StatusTable.Fixed("At (UTC)"));
        table.AddColumn(StatusTable.Fixed("Action"));
        table.AddColumn(StatusTable.Fixed("Version").RightAligned());
        table.AddColumn(new TableColumn(new Text("Name")));
        table.AddColumn(StatusTable.Fixed("Outcome"));
        table.AddColumn(StatusTable.Fixed("Duration").RightAligned());
        if (withWho)
        {
            table.AddColumn(new TableColumn(new Text("By")));
        }

        foreach (var item in journal.Entries)
        {
            table.AddRow(withWho ? [.. Cells(item), new Text(SafeText.Line(item.DoneBy))] : Cells(item));
        }

        terminal.Write(table);
    }

    private static IRenderable[] Cells(JournalItem item) =>
    [
        new Text(item.At.ToString(StatusTable.TimeFormat, CultureInfo.InvariantCulture)),
        new Text(item.Action),
        new Text(item.Version?.ToString(CultureInfo.InvariantCulture) ?? ""),
        new Text(SafeText.Shorten(SafeText.Line(item.Name ?? ""), StatusTable.LongestName)),
        new Text(item.Outcome, new Style(item.Error is null ? Color.Green : Color.Red)),
        new Text(Words.Duration(item.DurationMs)),
    ];
}
