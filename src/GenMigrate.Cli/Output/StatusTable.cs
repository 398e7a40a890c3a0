using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenMigrate;

/// <summary>A status as a table; what does not fit is left to the name's column, which wraps, and to who did it, which goes.</summary>
internal static class StatusTable
{
    /// <summary>From this width on there is room for who did it.</summary>
    public const int WidthWithWho = 120;

    /// <summary>How much of a name is shown.</summary>
    public const int LongestName = 80;

    /// <summary>A point in time in a column that says UTC.</summary>
    public const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    public static void Write(StatusDocument status, IAnsiConsole terminal)
    {
        if (status.Migrations.Count == 0)
        {
            return;
        }

        var withWho = terminal.Profile.Width >= WidthWithWho;
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = new Style(Color.Grey) };
        table.AddColumn(Fixed("State"));
        table.AddColumn(Fixed("Version").RightAligned());
        table.AddColumn(new TableColumn(new Text("Name")));
        table.AddColumn(Fixed("Applied at (UTC)"));
        table.AddColumn(Fixed("Duration").RightAligned());
        if (withWho)
        {
            table.AddColumn(new TableColumn(new Text("By")));
        }

        foreach (var item in status.Migrations)
        {
            table.AddRow(withWho ? [.. Cells(item), new Text(SafeText.Line(item.AppliedBy ?? ""))] : Cells(item));
        }

        terminal.Write(table);
    }

    /// <summary>A column that is as wide as what is in it.</summary>
    public static TableColumn Fixed(string title) => new TableColumn(new Text(title)).NoWrap();

    private static IRenderable[] Cells(StatusItem item) =>
    [
        new Text(item.State, StyleOf(item.State)),
        new Text(item.Version.ToString(CultureInfo.InvariantCulture)),
        new Text(SafeText.Shorten(SafeText.Line(item.Name), LongestName)),
        new Text(item.AppliedAt?.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? ""),
        new Text(item.DurationMs is null ? "" : Words.Duration(item.DurationMs)),
    ];

    private static Style StyleOf(string state) => new(state switch
    {
        "applied" or "baseline" => Color.Green,
        "pending" or "rolled_back" or "newer" => Color.Yellow,
        "running" or "reverting" => Color.Blue,
        _ => Color.Red,
    });
}
